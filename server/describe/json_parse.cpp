// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cstring>
#include <functional>
#include <limits>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "describe/json_tree.h"

namespace describe {

// Receives the events of the parser and builds the tree bottom up: finished values wait on a
// stack until their array or object ends and takes them into the arena.
class JsonBuilder {
 public:
  using Code = boost::json::error_code;
  using View = boost::json::string_view;
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();

  JsonBuilder(std::string_view text, JsonLimits limits);
  JsonDocument finish();
  const JsonError& failure() const { return failure_; }

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t count, Code&);
  bool on_object_begin(Code&) { return true; }
  bool on_object_end(std::size_t count, Code& code);
  bool on_string_part(View part, std::size_t, Code&) { return keep_part(part); }
  bool on_string(View rest, std::size_t, Code& code) { return add_string(rest, code); }
  bool on_key_part(View part, std::size_t, Code&) { return keep_part(part); }
  bool on_key(View rest, std::size_t, Code& code) { return add_string(rest, code); }
  bool on_number_part(View part, Code&) { return keep_part(part); }
  bool on_int64(std::int64_t value, View, Code&);
  bool on_uint64(std::uint64_t, View rest, Code& code) { return add_double(rest, code); }
  bool on_double(double, View rest, Code& code) { return add_double(rest, code); }
  bool on_bool(bool value, Code&);
  bool on_null(Code&);
  bool on_comment_part(View, Code&) { return true; }
  bool on_comment(View, Code&) { return true; }

  std::string_view text() const { return text_; }

 private:
  bool fail(Code& code, std::string reason, std::string detail);
  bool keep_part(View part);
  bool in_text(std::string_view part) const;
  std::string_view whole(View rest);
  std::string_view kept(std::string_view text);
  JsonNode& add(JsonType type);
  bool add_string(View rest, Code& code);
  bool add_double(View rest, Code& code);
  const JsonNode* take_children(std::size_t nodes);
  const std::string_view* duplicate_key(std::span<const JsonNode> members);
  std::size_t drop_overridden(std::size_t count);

  DuplicateKeys duplicate_keys_;
  std::unique_ptr<JsonDocument::Tree> tree_;
  std::string_view text_;
  std::vector<JsonNode> stack_;
  std::vector<std::string_view> keys_;
  std::string part_;
  JsonError failure_;
};

// The copy of the text, plus about as much again for the values: small documents need one block.
JsonBuilder::JsonBuilder(std::string_view text, JsonLimits limits)
    : duplicate_keys_(limits.duplicate_keys),
      tree_(std::make_unique<JsonDocument::Tree>(2 * text.size() + 256)) {
  text_ = kept(text);
  stack_.reserve(64);
}

JsonDocument JsonBuilder::finish() {
  tree_->root = stack_.back();
  return JsonDocument(std::move(tree_));
}

bool JsonBuilder::fail(Code& code, std::string reason, std::string detail) {
  failure_ = {.code = std::move(reason), .offset = 0, .detail = std::move(detail)};
  code = boost::json::error::exception;
  return false;
}

bool JsonBuilder::keep_part(View part) {
  part_.append(part.data(), part.size());
  return true;
}

std::string_view JsonBuilder::kept(std::string_view text) {
  if (text.empty()) return {};
  char* place = static_cast<char*>(tree_->arena.allocate(text.size(), 1));
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

bool JsonBuilder::in_text(std::string_view part) const {
  const std::less_equal<> before;
  return before(text_.data(), part.data()) &&
         before(part.data() + part.size(), text_.data() + text_.size());
}

// What needed no unescaping still lies in our copy of the text.
std::string_view JsonBuilder::whole(View rest) {
  const std::string_view last(rest.data(), rest.size());
  if (part_.empty()) return in_text(last) ? last : kept(last);
  part_ += last;
  const std::string_view all = kept(part_);
  part_.clear();
  return all;
}

JsonNode& JsonBuilder::add(JsonType type) {
  JsonNode& node = stack_.emplace_back();
  node.type = type;
  return node;
}

// NUL can only come from an escape, which is unescaped somewhere else than in the text.
bool JsonBuilder::add_string(View rest, Code& code) {
  const std::string_view text = whole(rest);
  if (!in_text(text) && text.find('\0') != std::string_view::npos) {
    return fail(code, "json.utf8", "NUL is not accepted in a string");
  }
  JsonNode& node = add(JsonType::String);
  node.text = text.data();
  node.size = static_cast<std::uint32_t>(text.size());
  return true;
}

bool JsonBuilder::add_double(View rest, Code& code) {
  const std::string_view text = whole(rest);
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc()) {
    return fail(code, "json.number", "a number is beyond the range of a double");
  }
  JsonNode& node = add(JsonType::Double);
  node.text = text.data();
  node.size = static_cast<std::uint32_t>(text.size());
  node.out_of_range = text.find_first_of(".eE") == std::string_view::npos;
  return true;
}

bool JsonBuilder::on_int64(std::int64_t value, View, Code&) {
  part_.clear();
  add(JsonType::Int).integer = value;
  return true;
}

bool JsonBuilder::on_bool(bool value, Code&) {
  add(JsonType::Bool).boolean = value;
  return true;
}

bool JsonBuilder::on_null(Code&) {
  add(JsonType::Null);
  return true;
}

const JsonNode* JsonBuilder::take_children(std::size_t nodes) {
  if (nodes == 0) return nullptr;
  auto* place =
      static_cast<JsonNode*>(tree_->arena.allocate(nodes * sizeof(JsonNode), alignof(JsonNode)));
  std::uninitialized_copy(stack_.end() - static_cast<std::ptrdiff_t>(nodes), stack_.end(), place);
  stack_.resize(stack_.size() - nodes);
  return place;
}

bool JsonBuilder::on_array_end(std::size_t count, Code&) {
  const JsonNode* children = take_children(count);
  JsonNode& node = add(JsonType::Array);
  node.children = children;
  node.size = static_cast<std::uint32_t>(count);
  return true;
}

bool JsonBuilder::on_object_end(std::size_t count, Code& code) {
  const std::span<const JsonNode> members = std::span(stack_).last(2 * count);
  if (const auto* key = duplicate_key(members)) {
    if (duplicate_keys_ == DuplicateKeys::Refused) {
      return fail(code, "json.duplicate_key", "the key " + std::string(*key) + " comes twice");
    }
    count = drop_overridden(count);
  }
  const JsonNode* children = take_children(2 * count);
  JsonNode& node = add(JsonType::Object);
  node.children = children;
  node.size = static_cast<std::uint32_t>(count);
  return true;
}

// Pairs for the usual small object, sorting for the large one that somebody sends to tire us.
const std::string_view* JsonBuilder::duplicate_key(std::span<const JsonNode> members) {
  constexpr std::size_t few = 16;
  keys_.clear();
  for (std::size_t at = 0; at < members.size(); at += 2) keys_.push_back(members[at].view());
  if (keys_.size() > few) {
    std::ranges::sort(keys_);
    const auto twice = std::ranges::adjacent_find(keys_);
    return twice == keys_.end() ? nullptr : &*twice;
  }
  for (auto key = keys_.begin(); key != keys_.end(); ++key) {
    if (std::find(keys_.begin(), key, *key) != key) return &*key;
  }
  return nullptr;
}

// Of members with the same key only the last stays.
std::size_t JsonBuilder::drop_overridden(std::size_t count) {
  const std::span<JsonNode> members = std::span(stack_).last(2 * count);
  std::vector<JsonNode> backwards;
  std::set<std::string_view> seen;
  for (std::size_t at = members.size(); at > 0; at -= 2) {
    if (!seen.insert(members[at - 2].view()).second) continue;
    backwards.push_back(members[at - 1]);
    backwards.push_back(members[at - 2]);
  }
  stack_.resize(stack_.size() - members.size());
  stack_.insert(stack_.end(), backwards.rbegin(), backwards.rend());
  return backwards.size() / 2;
}

static bool is_ascii(std::string_view text) {
  std::uint64_t bits = 0;
  while (text.size() >= 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), 8);
    bits |= eight;
    text.remove_prefix(8);
  }
  for (const char letter : text) bits |= static_cast<unsigned char>(letter);
  return (bits & 0x8080808080808080U) == 0;
}

static std::size_t sequence_length(char first) {
  const auto lead = static_cast<unsigned char>(first);
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

static std::size_t clean_prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t length = sequence_length(text[at]);
    if (!base::is_clean_utf8(text.substr(at, length))) break;
    at += length;
  }
  return at;
}

static JsonError error_of(const JsonBuilder::Code& code, std::size_t offset) {
  using boost::json::error;
  std::string reason = "json.syntax";
  if (code == error::too_deep) reason = "json.depth";
  if (code == error::exponent_overflow) reason = "json.number";
  if (code == error::illegal_leading_surrogate || code == error::illegal_trailing_surrogate ||
      code == error::expected_utf16_escape) {
    reason = "json.utf8";
  }
  return {.code = std::move(reason), .offset = offset, .detail = code.message()};
}

std::expected<JsonDocument, JsonError> JsonDocument::parse(std::string_view text,
                                                           JsonLimits limits) {
  constexpr std::size_t size_max = std::numeric_limits<std::uint32_t>::max();
  if (text.size() > std::min(limits.bytes_max, size_max)) {
    return std::unexpected(JsonError{.code = "json.too_large", .offset = 0, .detail = {}});
  }
  if (!is_ascii(text) && !base::is_clean_utf8(text)) {
    return std::unexpected(JsonError{
        .code = "json.utf8", .offset = clean_prefix(text), .detail = "not well-formed UTF-8"});
  }
  boost::json::parse_options options;
  options.max_depth = limits.depth_max;
  options.allow_invalid_utf8 = true;  // It was checked just now, and faster.
  boost::json::basic_parser<JsonBuilder> parser(options, text, limits);
  JsonBuilder& builder = parser.handler();
  JsonBuilder::Code code;
  const std::string_view copy = builder.text();
  const std::size_t end = parser.write_some(false, copy.data(), copy.size(), code);
  if (!builder.failure().code.empty()) {
    JsonError failure = builder.failure();
    failure.offset = end;
    return std::unexpected(std::move(failure));
  }
  if (!code && end < copy.size()) code = boost::json::error::extra_data;
  if (code) return std::unexpected(error_of(code, end));
  return builder.finish();
}

}  // namespace describe
