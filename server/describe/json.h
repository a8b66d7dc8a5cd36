// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace describe {

enum class DuplicateKeys { Refused, LastWins };

struct JsonLimits {
  std::size_t depth_max = 64;
  std::size_t bytes_max = std::size_t{1} << 20;
  /// Others send what they like; only their texts are read with LastWins.
  DuplicateKeys duplicate_keys = DuplicateKeys::Refused;
};

enum class JsonType : std::uint8_t { Null, Bool, Int, Double, String, Array, Object };

struct JsonNode;

/// A look at one value; valid while its JsonDocument lives; cheap to copy. Asking a value for what
/// it is not is a Bug.
class JsonValue {
 public:
  explicit JsonValue(const JsonNode* node) : node_(node) {}

  JsonType type() const;
  bool is_null() const { return type() == JsonType::Null; }
  bool is_bool() const { return type() == JsonType::Bool; }
  bool is_integer() const { return type() == JsonType::Int; }
  bool is_string() const { return type() == JsonType::String; }
  bool is_array() const { return type() == JsonType::Array; }
  bool is_object() const { return type() == JsonType::Object; }
  /// Written without fraction and exponent, but too large for 64 bits: its type is Double.
  bool is_integer_out_of_range() const;

  bool boolean() const;
  std::int64_t integer() const;
  /// Of an Int or a Double.
  double number() const;
  std::string_view string() const;

  /// Elements of an array or members of an object.
  std::size_t size() const;
  JsonValue at(std::size_t index) const;
  /// The members of an object, in the order of the text.
  std::string_view name_at(std::size_t index) const;
  JsonValue value_at(std::size_t index) const;
  std::optional<JsonValue> find(std::string_view name) const;

  /// Without white space; numbers with a fraction or an exponent stay as they were written.
  std::string text() const;
  void append_text(std::string& out) const;

 private:
  friend class ObjectReader;
  const JsonNode* node_;
};

struct JsonError {
  /// json.syntax, json.utf8, json.depth, json.duplicate_key, json.number or json.too_large.
  std::string code;
  std::size_t offset = 0;  ///< In bytes, about where reading stopped.
  std::string detail;
};

class JsonDocument {
 public:
  /// Keeps its own copy of the text. Refuses what RFC 8259 leaves open: duplicate keys, bad UTF-8,
  /// NUL, lone surrogates, numbers beyond a double.
  static std::expected<JsonDocument, JsonError> parse(std::string_view text,
                                                      JsonLimits limits = {});

  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  ~JsonDocument();

  JsonValue root() const;

 private:
  struct Tree;
  friend class JsonBuilder;
  explicit JsonDocument(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace describe
