// SPDX-License-Identifier: Apache-2.0
#include "staff/role.h"

#include <algorithm>
#include <utility>

#include "base/rejections.h"
#include "describe/enums.h"
#include "fmt/core.h"

namespace staff {
namespace {

using enum Permission;

constexpr Permissions support_rights{SignedIn,         Staff,       ViewContacts, EditContacts,
                                     SignInAsStudents, ViewCourses, ViewOffers,   ViewOrders,
                                     GiveAccess,       ViewMails,   SendMails,    ViewReports};

Permissions with(Permissions rights, std::initializer_list<Permission> more) {
  for (const Permission permission : more) rights.add(permission);
  return rights;
}

Permissions with_all_named(Permissions rights) {
  for (const Permission permission : named_rights()) rights.add(permission);
  return rights;
}

}  // namespace

Permissions rights_of(Role role) {
  switch (role) {
    case Role::Owner: return with_all_named({SignedIn, Staff});
    case Role::Office:
      return with(support_rights, {ExportContacts, ImportContacts, EditCourses, EditOffers,
                                   EditMails, RecordPayments, ViewMoney, ViewJobs});
    case Role::Support: return support_rights;
    case Role::Curator: return {SignedIn, Staff, ViewCourses};
  }
  std::unreachable();
}

const std::vector<Permission>& named_rights() {
  static const std::vector<Permission> rights{
      ViewContacts,   EditContacts, SignInAsStudents, EraseContacts, ExportContacts,
      ImportContacts, ViewCourses,  EditCourses,      ViewOffers,    EditOffers,
      ViewOrders,     GiveAccess,   RecordPayments,   ViewMails,     SendMails,
      EditMails,      ViewReports,  ViewMoney,        ViewJournal,   ViewJobs,
      ManageTeam,     ManageSettings, ManageTokens};
  return rights;
}

std::vector<std::string> names_of(Permissions permissions) {
  std::vector<std::string> names;
  for (const Permission permission : named_rights()) {
    if (permissions.test(permission)) names.emplace_back(describe::enum_text(permission));
  }
  return names;
}

Permissions rights_named(const std::vector<std::string>& names) {
  Permissions rights;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto permission = describe::enum_from<Permission>(names[i]);
    if (!permission || std::ranges::find(named_rights(), *permission) == named_rights().end()) {
      throw base::Invalid(fmt::format("/rights/{}", i), "right.unknown");
    }
    rights.add(*permission);
  }
  return rights;
}

}  // namespace staff
