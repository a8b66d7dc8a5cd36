// SPDX-License-Identifier: Apache-2.0
#include "http/router.h"

#include <algorithm>
#include <map>

#include "base/ensure.h"
#include "base/text.h"

namespace http {

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> children;
  std::unique_ptr<Node> parameter;
  std::map<std::string_view, std::size_t> methods;  ///< Method → index in the table.
};

namespace {

using Segments = std::vector<std::string_view>;

Segments segments_of(std::string_view path) {
  base::ensure(path.starts_with('/'), "a path begins with a slash");
  return base::split(path.substr(1), '/');
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::string_view parameter_name(std::string_view segment) {
  return segment.substr(1, segment.size() - 2);
}

template <class Node>
const Node* walk(const Node& node, std::span<const std::string_view> rest) {
  if (rest.empty()) return node.methods.empty() ? nullptr : &node;
  if (const auto child = node.children.find(rest.front()); child != node.children.end()) {
    if (const Node* found = walk(*child->second, rest.subspan(1))) return found;
  }
  if (!node.parameter || rest.front().empty()) return nullptr;
  return walk(*node.parameter, rest.subspan(1));
}

std::string allowed(const std::map<std::string_view, std::size_t>& methods) {
  std::string allow;
  for (const auto& [method, index] : methods) {
    if (!allow.empty()) allow += ", ";
    allow += method;
    if (method == "GET") allow += ", HEAD";
  }
  return allow;
}

Fields values_of(const Route& route, std::span<const std::string_view> given) {
  const Segments written = segments_of(route.facts().path);
  Fields values;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (!is_parameter(written[i])) continue;
    values.emplace_back(parameter_name(written[i]), given[i]);
  }
  return values;
}

void check_row(const RouteFacts& facts) {
  base::ensure(!facts.summary.empty(), "a route says what it is for: " + facts.path);
  base::ensure(!(facts.idempotent && facts.secret_answer),
               "an answer with a secret is not kept: " + facts.path);
  base::ensure(!facts.versioned || facts.method != Method::Get,
               "only a change names the version it changes: " + facts.path);
}

}  // namespace

Router::Router(std::span<const Route> table) : table_(table), root_(std::make_unique<Node>()) {
  for (std::size_t i = 0; i < table.size(); ++i) add(table[i], i);
}

Router::~Router() = default;

void Router::add(const Route& route, std::size_t index) {
  check_row(route.facts());
  Node* node = root_.get();
  for (const std::string_view segment : segments_of(route.facts().path)) {
    auto& next = is_parameter(segment) ? node->parameter : node->children[std::string(segment)];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  const bool is_new = node->methods.emplace(method_text(route.facts().method), index).second;
  base::ensure(is_new, "a method and a path stand once in the table: " + route.facts().path);
}

std::optional<std::size_t> Router::index_of(const Node& node, std::string_view method) {
  const auto row = node.methods.find(method == "HEAD" ? "GET" : method);
  if (row == node.methods.end()) return std::nullopt;
  return row->second;
}

const Route* Router::row(std::string_view method, std::string_view path) const {
  if (!path.starts_with('/')) return nullptr;
  const Node* node = walk(*root_, std::span<const std::string_view>(segments_of(path)));
  const auto index = node == nullptr ? std::nullopt : index_of(*node, method);
  return index ? &table_[*index] : nullptr;
}

Match Router::find(std::string_view method, std::string_view path) const {
  if (!path.starts_with('/')) return {};
  const Segments segments = segments_of(path);
  const Node* node = walk(*root_, std::span<const std::string_view>(segments));
  if (node == nullptr) return {};
  const auto index = index_of(*node, method);
  if (!index) return {.route = nullptr, .index = 0, .values = {}, .allow = allowed(node->methods)};
  const Route& route = table_[*index];
  return {.route = &route,
          .index = *index,
          .values = values_of(route, segments),
          .allow = {}};
}

}  // namespace http
