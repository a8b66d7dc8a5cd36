// SPDX-License-Identifier: Apache-2.0
#include "http/call.h"
#include "notices/access_mails_now.h"
#include "notices/mail_api.h"

namespace notices {
namespace {

struct AccessMailsAsked {
  Id<jobs::Job> job;
};
BOOST_DESCRIBE_STRUCT(AccessMailsAsked, (), (job))

AccessMailsAsked send_now(http::Call& call, const AccessMailsNow& wanted) {
  return call.write([&](db::Transaction& tx) {
    return AccessMailsAsked{ask_for_access_mails(tx, wanted, call.actor())};
  });
}

}  // namespace

std::vector<http::Route> access_mail_routes() {
  return {http::post("/api/contacts/access-mails", http::Permission::SendMails,
                     "One mail to each of these contacts about everything they hold", send_now)
              .status(202)
              .idempotent()};
}

}  // namespace notices
