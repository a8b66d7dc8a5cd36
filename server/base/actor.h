// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/permission.h"

namespace base {

enum class ActorKind { Nobody, Student, Staff, Token, System };
BOOST_DESCRIBE_ENUM(ActorKind, Nobody, Student, Staff, Token, System)

/// Who acts, with the rights they hold at this moment. `person` is the number of a contact, of a
/// staff member or of a token, depending on the kind; 0 for nobody and for the system. Staff who
/// see a student's pages stay who they are: the contact whose pages those are is `on_behalf_of`,
/// and `read_only` says that they only look.
struct Actor {
  ActorKind kind = ActorKind::Nobody;
  std::int64_t person = 0;
  std::string name = {};
  Permissions permissions = {};
  std::optional<std::int64_t> session = {};
  std::optional<std::int64_t> on_behalf_of = {};
  bool read_only = false;

  bool may(Permission permission) const { return permissions.test(permission); }
  /// Of the contact whose pages these are.
  std::int64_t student() const { return on_behalf_of.value_or(person); }
  static Actor system() { return {.kind = ActorKind::System, .name = "system"}; }
};

}  // namespace base
