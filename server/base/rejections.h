// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <exception>
#include <string>
#include <vector>

// A request that cannot be fulfilled, and that nobody between the rule and the edge would treat
// otherwise, is one of six rejections. They know nothing of HTTP: `http/answer.cpp` maps them.
// `code` is a stable key such as `email.invalid`; people read its translation.

namespace base {

struct FieldError {
  std::string pointer;  ///< JSON pointer into the input, or "" for the whole of it.
  std::string code;
  std::string detail;  ///< English, for developers; empty when the code says it all.
  friend bool operator==(const FieldError&, const FieldError&) = default;
};

class Rejection : public std::exception {
 public:
  explicit Rejection(std::string code, std::string detail = {});
  const std::string& code() const { return code_; }
  const std::string& detail() const { return detail_; }
  const char* what() const noexcept override { return code_.c_str(); }

 private:
  std::string code_;
  std::string detail_;
};

/// Readable input with wrong values; carries every wrong field, not the first.
class Invalid final : public Rejection {
 public:
  explicit Invalid(std::vector<FieldError> errors);
  Invalid(std::string pointer, std::string code, std::string detail = {});
  const std::vector<FieldError>& errors() const { return errors_; }

 private:
  std::vector<FieldError> errors_;
};

/// The thing does not exist, or must not be known to exist by the one who asks.
class NotFound final : public Rejection {
 public:
  explicit NotFound(std::string code = "not_found") : Rejection(std::move(code)) {}
};

class Forbidden final : public Rejection {
 public:
  explicit Forbidden(std::string code = "forbidden", std::string detail = {})
      : Rejection(std::move(code), std::move(detail)) {}
};

/// The state of things forbids it. `existing` names the object in the way, where there is one.
class Conflict final : public Rejection {
 public:
  explicit Conflict(std::string code, std::string existing = {}, std::string detail = {})
      : Rejection(std::move(code), std::move(detail)), existing_(std::move(existing)) {}
  const std::string& existing() const { return existing_; }

 private:
  std::string existing_;
};

/// Somebody saved another version meanwhile; `current_json` is what they saved.
class Stale final : public Rejection {
 public:
  explicit Stale(std::string current_json)
      : Rejection("stale"), current_json_(std::move(current_json)) {}
  const std::string& current_json() const { return current_json_; }

 private:
  std::string current_json_;
};

class TooMany final : public Rejection {
 public:
  explicit TooMany(std::chrono::seconds retry_after, std::string code = "too_many")
      : Rejection(std::move(code)), retry_after_(retry_after) {}
  std::chrono::seconds retry_after() const { return retry_after_; }

 private:
  std::chrono::seconds retry_after_;
};

}  // namespace base
