// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <initializer_list>

namespace base {

/// What a route asks for. `Public` must be written out; `Student` and `SignedIn` are states of the
/// session; all others are rights of staff and tokens, held through a role or one by one.
enum class Permission : std::uint8_t {
  Public,
  SignedIn,
  Student,
  Staff,
  ViewContacts,
  EditContacts,
  SignInAsStudents,
  EraseContacts,
  ExportContacts,
  ImportContacts,
  ViewCourses,
  EditCourses,
  ViewOffers,
  EditOffers,
  ViewOrders,
  GiveAccess,
  RecordPayments,
  ViewMails,
  SendMails,
  EditMails,
  ViewReports,
  ViewMoney,
  ViewJournal,
  ViewJobs,
  ManageTeam,
  ManageSettings,
  ManageTokens,
};
BOOST_DESCRIBE_ENUM(Permission, Public, SignedIn, Student, Staff, ViewContacts, EditContacts,
                    SignInAsStudents, EraseContacts, ExportContacts, ImportContacts, ViewCourses,
                    EditCourses, ViewOffers, EditOffers, ViewOrders, GiveAccess, RecordPayments,
                    ViewMails, SendMails, EditMails, ViewReports, ViewMoney, ViewJournal,
                    ViewJobs, ManageTeam, ManageSettings, ManageTokens)

class Permissions {
 public:
  constexpr Permissions() = default;
  constexpr Permissions(std::initializer_list<Permission> list) {
    for (const Permission permission : list) add(permission);
  }
  constexpr bool test(Permission permission) const { return (bits_ & bit(permission)) != 0; }
  constexpr Permissions& add(Permission permission) {
    bits_ |= bit(permission);
    return *this;
  }
  constexpr Permissions& remove(Permission permission) {
    bits_ &= ~bit(permission);
    return *this;
  }
  friend constexpr bool operator==(Permissions, Permissions) = default;

 private:
  static constexpr std::uint64_t bit(Permission permission) {
    return std::uint64_t{1} << static_cast<unsigned>(permission);
  }
  std::uint64_t bits_ = 0;
};

}  // namespace base
