// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "describe/describe.h"

namespace describe {

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

/// What the text of a parameter stands for in JSON.
enum class QueryKind { Text, Integer, Boolean };

template <class T>
struct QueryType {
  static constexpr QueryKind kind = QueryKind::Text;
  static constexpr bool repeats = false;
};
template <>
struct QueryType<bool> {
  static constexpr QueryKind kind = QueryKind::Boolean;
  static constexpr bool repeats = false;
};
template <>
struct QueryType<std::int32_t> {
  static constexpr QueryKind kind = QueryKind::Integer;
  static constexpr bool repeats = false;
};
template <>
struct QueryType<std::int64_t> : QueryType<std::int32_t> {};
template <std::int64_t Min, std::int64_t Max>
struct QueryType<Number<Min, Max>> : QueryType<std::int32_t> {};
template <class T>
struct QueryType<std::optional<T>> : QueryType<T> {};
template <class T>
struct QueryType<std::vector<T>> {
  static constexpr QueryKind kind = QueryType<T>::kind;
  static constexpr bool repeats = true;
};
template <class T, std::size_t Max>
struct QueryType<List<T, Max>> : QueryType<std::vector<T>> {};

struct QueryField {
  std::string_view name;
  QueryKind kind;
  bool repeats;
};

/// The parameters as one JSON object, so that one reader knows all rules. A parameter that comes
/// several times is an array there.
std::string query_as_json(const QueryPairs& pairs, std::span<const QueryField> fields);

/// The members of T by name: `?limit=20&status=open&status=paid` with `Number<1, 100> limit` and
/// `std::vector<Status> status`. An unknown parameter is an error, a value of the wrong shape too.
/// Throws base::Invalid with all of them.
template <Described T>
T from_query(const QueryPairs& pairs) {
  std::vector<QueryField> fields;
  for_each_member<T>([&]<class M>(M member) {
    using Type = QueryType<typename M::Type>;
    fields.push_back({member.name, Type::kind, Type::repeats});
  });
  return from_json<T>(query_as_json(pairs, fields));
}

}  // namespace describe
