// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

// Reads the groups of tests/vectors/*.json for the tests of base.

namespace base::vectors {

inline boost::json::object read(std::string_view name) {
  std::ifstream file(STOA_SOURCE "/tests/vectors/" + std::string(name));
  REQUIRE(file.good());
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return boost::json::parse(text).as_object();
}

inline std::string text_of(const boost::json::object& object, std::string_view key) {
  return std::string(object.at(key).as_string());
}

inline std::int64_t number_of(const boost::json::object& object, std::string_view key) {
  return object.at(key).to_number<std::int64_t>();
}

inline bool is_refused(const boost::json::object& vector) { return vector.contains("refused"); }

/// Runs the check for each vector of a group, which must have some.
template <class Check>
void each_of(std::string_view file, std::string_view group, Check check) {
  const boost::json::object groups = read(file);
  const boost::json::array& vectors = groups.at(group).as_array();
  CHECK_MESSAGE(!vectors.empty(), group);
  for (const boost::json::value& vector : vectors) {
    const std::string id = text_of(vector.as_object(), "id");
    INFO(id);
    check(vector.as_object());
  }
}

}  // namespace base::vectors
