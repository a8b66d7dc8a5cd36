// SPDX-License-Identifier: Apache-2.0
#include "http/route.h"

#include <utility>

namespace http {

std::string_view method_text(Method method) {
  switch (method) {
    case Method::Get: return "GET";
    case Method::Post: return "POST";
    case Method::Patch: return "PATCH";
    case Method::Put: return "PUT";
    case Method::Del: return "DELETE";
  }
  std::unreachable();
}

RouteFacts facts_of(Method method, const char* path, Permission permission, const char* summary) {
  return {.method = method,
          .path = path,
          .permission = permission,
          .summary = summary,
          .status = method == Method::Post ? 201 : 200};
}

Route::Route(RouteFacts facts, Handler handler, Prepare reads)
    : facts_(std::move(facts)), handler_(handler), prepare_(reads) {}

Route& Route::status(int value) {
  facts_.status = value;
  return *this;
}

Route& Route::body_max(std::size_t bytes) {
  facts_.body_max = bytes;
  return *this;
}

Route& Route::idempotent() {
  facts_.idempotent = true;
  return *this;
}

Route& Route::dry_run() {
  facts_.dry_run = true;
  return *this;
}

Route& Route::at() {
  facts_.at = true;
  return *this;
}

Route& Route::versioned() {
  facts_.versioned = true;
  return *this;
}

Route& Route::raw_body(std::string media_type) {
  facts_.body_type = std::move(media_type);
  return *this;
}

Route& Route::by_people() {
  facts_.proof = Proof::Session;
  return *this;
}

Route& Route::second_factor() {
  facts_.proof = Proof::Fresh;
  return *this;
}

Route& Route::own_person() {
  facts_.own_person = true;
  return *this;
}

Route& Route::heavy() {
  facts_.heavy = true;
  return *this;
}

Route& Route::urgent() {
  facts_.urgent = true;
  return *this;
}

Route& Route::secret_answer() {
  facts_.secret_answer = true;
  return *this;
}

Route& Route::answers(std::string media_type) {
  facts_.answer_type = std::move(media_type);
  return *this;
}

}  // namespace http
