// SPDX-License-Identifier: Apache-2.0
#include "app/owner_link.h"

#include <algorithm>

#include "app/serve.h"
#include "base/rejections.h"
#include "fmt/core.h"
#include "school/school.h"
#include "staff/member.h"
#include "staff/staff_link.h"

namespace app {
namespace {

std::string link_page(const std::string& url, const std::string& token) {
  return fmt::format("{}/admin/link?token={}", url, token);
}

}  // namespace

std::optional<std::string> first_link(db::Database& db, const Config& config) {
  const std::string url = local_url(config);
  return db.write([&](db::Transaction& tx) -> std::optional<std::string> {
    if (!school::is_set_up(tx)) {
      const auto token = staff::make_staff_link(tx, staff::LinkPurpose::Setup, std::nullopt);
      return fmt::format("Begin here {}", link_page(url, token));
    }
    if (!is_loopback(config.address)) return std::nullopt;
    const auto members = staff::list_members(tx);
    const auto owner = std::ranges::find_if(members, [](const staff::Member& member) {
      return member.role == staff::Role::Owner && !member.disabled_at;
    });
    if (owner == members.end()) return std::nullopt;
    const auto token = staff::make_staff_link(tx, staff::LinkPurpose::Owner, owner->id);
    return fmt::format("Sign in    {}   (once, as {})", link_page(url, token),
                       owner->email.text());
  });
}

std::string owner_link(db::Database& db, const std::string& email, const std::string& name,
                       const std::string& url) {
  const auto address = base::Email::parse(email);
  if (!address) throw base::Invalid("/email", "email.invalid");
  return db.write([&](db::Transaction& tx) {
    auto member = staff::find_member_by_email(tx, *address);
    if (!member) {
      member = staff::add_member(
          tx, {.name = {name}, .email = *address, .role = staff::Role::Owner},
          base::Actor::system());
    }
    return link_page(url, staff::make_staff_link(tx, staff::LinkPurpose::Owner, member->id));
  });
}

}  // namespace app
