// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/zone.h"
#include "describe/described.h"
#include "describe/errors.h"
#include "describe/json.h"

namespace accesses {

/// Reads the members of one JSON object whose shape depends on what it says. Absent and null mean
/// the same for optional members.
class Members {
 public:
  Members(const describe::JsonValue& in, describe::Errors& errors)
      : errors_(errors), reader_(in, errors) {}

  bool is_object() const { return reader_.is_object(); }

  /// `read(value)` is called for a member that is there.
  template <class Read>
  void required(std::string_view name, Read read) {
    visit(name, reader_.take(name, {.may_be_absent = false, .accepts_null = false}), read);
  }

  template <class Read>
  void optional(std::string_view name, Read read) {
    const auto value = reader_.take(name, {.may_be_absent = true, .accepts_null = true});
    visit(name, value && value->is_null() ? std::nullopt : value, read);
  }

  template <class Value>
  void required_value(std::string_view name, Value& out) {
    required(name, [&](const describe::JsonValue& in) { describe::read(in, out, errors_); });
  }

  template <class Value>
  void optional_value(std::string_view name, Value& out) {
    optional(name, [&](const describe::JsonValue& in) { describe::read(in, out, errors_); });
  }

  /// The member that says which of several shapes this is.
  template <class Tag>
  std::optional<Tag> tag(std::string_view name) {
    const auto count = known_.size();
    std::optional<Tag> tag;
    required(name, [&](const describe::JsonValue& in) {
      const auto value = describe::read_enum(in, describe::enum_texts<Tag>(), errors_);
      if (value) tag = static_cast<Tag>(*value);
    });
    if (!tag) broken_ = known_.size() > count;
    return tag;
  }

  /// Adds an error for each member that was not asked for, unless they are to be ignored.
  void refuse_others() {
    if (!broken_) reader_.refuse_others(known_);
  }

 private:
  template <class Read>
  void visit(std::string_view name, const std::optional<describe::JsonValue>& value, Read& read) {
    known_.push_back(name);
    if (!value) return;
    const auto scope = errors_.at(name);
    read(*value);
  }

  describe::Errors& errors_;
  describe::ObjectReader reader_;
  std::vector<std::string_view> known_;
  /// Without its tag nobody knows which members belong to it.
  bool broken_ = false;
};

/// `read(element)` for each element of an array of any length.
template <class Read>
void each_element(const describe::JsonValue& in, describe::Errors& errors, Read read) {
  if (!in.is_array()) return errors.add("type.expected_array");
  for (std::size_t i = 0; i < in.size(); ++i) {
    const auto scope = errors.at(i);
    read(in.at(i));
  }
}

/// `read(name, value)` for each member that is not null.
template <class Read>
void each_entry(const describe::JsonValue& in, describe::Errors& errors, Read read) {
  if (!in.is_object()) return errors.add("type.expected_object");
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in.value_at(i).is_null()) continue;
    const auto scope = errors.at(in.name_at(i));
    read(in.name_at(i), in.value_at(i));
  }
}

int read_count(const describe::JsonValue& in, int min, int max, describe::Errors& errors);
/// `YYYY-MM-DDTHH:MM:SSZ`: dated facts are whole seconds.
base::Instant read_whole_instant(const describe::JsonValue& in, describe::Errors& errors);
/// `YYYY-MM-DDTHH:MM`.
base::LocalTime read_whole_local(const describe::JsonValue& in, describe::Errors& errors);

}  // namespace accesses
