// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/rejections.h"

namespace describe {

/// Ignored: for the answers of others, who may add fields any day.
enum class UnknownFields { Refused, Ignored };

/// Collects wrong fields with their JSON pointers (RFC 6901).
class Errors {
 public:
  explicit Errors(UnknownFields unknown_fields = UnknownFields::Refused)
      : unknown_fields_(unknown_fields) {
    path_.reserve(16);
  }

  /// Steps back when it goes.
  class [[nodiscard]] Scope {
   public:
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { errors_.path_.pop_back(); }

   private:
    friend class Errors;
    explicit Scope(Errors& errors) : errors_(errors) {}
    Errors& errors_;
  };

  /// The name must live as long as the scope.
  Scope at(std::string_view member);
  Scope at(std::size_t index);

  /// At the current pointer. After `errors_max` the rest is dropped: nobody reads so many.
  void add(std::string code, std::string detail = {});
  static constexpr std::size_t errors_max = 1000;

  bool empty() const { return found_.empty(); }
  std::vector<base::FieldError> take();
  /// Throws base::Invalid with all of them.
  void throw_if_any();

  UnknownFields unknown_fields() const { return unknown_fields_; }
  std::string pointer() const;

 private:
  struct Step {
    std::string_view name;
    std::size_t index = 0;
    bool is_index = false;
  };

  UnknownFields unknown_fields_;
  std::vector<Step> path_;
  std::vector<base::FieldError> found_;
};

}  // namespace describe
