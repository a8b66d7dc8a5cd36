// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/route.h"

namespace http {

/// What the table says about a method and a path.
struct Match {
  const Route* route = nullptr;
  std::size_t index = 0;  ///< Of the route in the table.
  Fields values;          ///< Path parameters.
  /// When the path exists without the method: the methods it has. Empty: no such path.
  std::string allow;
};

/// Finds rows by path, segment by segment. A written segment wins over a parameter, and the search
/// comes back to the parameter when the written one leads nowhere.
class Router {
 public:
  /// The table must outlive the router. Two rows of one method and path are a Bug.
  explicit Router(std::span<const Route> table);
  ~Router();

  /// HEAD is found as GET.
  Match find(std::string_view method, std::string_view path) const;
  /// The row alone; nothing when there is none.
  const Route* row(std::string_view method, std::string_view path) const;

 private:
  struct Node;
  void add(const Route& route, std::size_t index);
  static std::optional<std::size_t> index_of(const Node& node, std::string_view method);

  std::span<const Route> table_;
  std::unique_ptr<Node> root_;
};

}  // namespace http
