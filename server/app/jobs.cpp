// SPDX-License-Identifier: Apache-2.0
#include "app/jobs.h"

#include "batches/batch_jobs.h"
#include "courses/change_product.h"
#include "enrolments/delete_person.h"
#include "enrolments/shared.h"
#include "files/files.h"
#include "files/upload.h"
#include "http/idempotency.h"
#include "impact/keep_open.h"
#include "imports/import_jobs.h"
#include "mail/mail_log.h"
#include "notices/access_mails.h"
#include "notices/access_mails_now.h"
#include "notices/opening_mails.h"
#include "notices/sign_in_mails.h"
#include "people/tag_many.h"

namespace app {
namespace {

constexpr auto finished_jobs_kept = std::chrono::days(30);
constexpr int rows_at_once = 10'000;
constexpr int people_at_once = 200;

/// Rows that only served a while: dead sessions and links, answered keys, finished jobs.
void sweep(db::Database& db) {
  db.write([](db::Transaction& tx) {
    const auto now = tx.now();
    tx.run(
        "DELETE FROM sessions WHERE COALESCE(staff_until, 0) < $1 "
        "AND COALESCE(contact_until, 0) < $1",
        now);
    tx.run("DELETE FROM login_codes WHERE expires_at < $1", now - std::chrono::days(30));
    tx.run("DELETE FROM staff_links WHERE expires_at < $1", now - std::chrono::days(30));
    tx.run("DELETE FROM jobs WHERE finished_at < $1", now - finished_jobs_kept);
    enrolments::erase_deleted(tx, people_at_once);
    http::forget_old_answers(tx, now, rows_at_once);
    mail::forget_secrets(tx);
  });
}

/// Reads the payload and writes the mail in one transaction.
template <class Payload, auto write>
jobs::Handler writes_mail(Core& core) {
  return [&core](jobs::Run& run) {
    const auto payload = run.payload<Payload>();
    const std::string job = std::to_string(run.id().number());
    core.db().write([&](db::Transaction& tx) { write(tx, core.office(), payload, job); });
  };
}

/// What the jobs of imports work with.
imports::Environment import_environment(Core& core) {
  const auto& services = core.services();
  const auto& parts = services.parts;
  return {core.db(),
          services.clock,
          parts.get<files::Files>().store(),
          enrolments::shared_in(parts)};
}

/// What the jobs of batches work with.
batches::Environment batch_environment(Core& core) {
  const auto& services = core.services();
  return {core.db(), services.clock,
          {enrolments::shared_in(services.parts), core.office()}};
}

}  // namespace

std::map<std::string, jobs::Handler> job_handlers(Core& core) {
  using enrolments::AccessMailsWanted;
  std::map<std::string, jobs::Handler> handlers{
      {"sweep",
       [&core](jobs::Run&) {
         sweep(core.db());
         files::forget_abandoned(core.db(), core.services().parts.get<files::Files>().store());
       }},
      {"login_mail", writes_mail<staff::LoginMailWanted, notices::write_login_mail>(core)},
      {"password_link_mail",
       writes_mail<staff::PasswordLinkWanted, notices::write_password_mail>(core)},
      {"invitation_mail", writes_mail<staff::InvitationWanted, notices::write_invitation>(core)},
      {"account_notice_mail",
       writes_mail<staff::AccountNoticeWanted, notices::write_account_notice>(core)},
      {std::string(notices::AccessMailsNow::job_kind),
       [&core](jobs::Run& run) {
         notices::send_access_mails_now(core.db(), core.office(), run);
       }},
      {std::string(people::TagsWanted::job_kind),
       [&core](jobs::Run& run) { people::run_tags_wanted(core.db(), run); }},
      {std::string(courses::CourseOpened::job_kind),
       [&core](jobs::Run& run) { notices::tell_of_opening(core.db(), core.office(), run); }},
      {"access_mails", writes_mail<AccessMailsWanted, notices::write_access_mails>(core)},
      {std::string(impact::OfferKeepsOpen::job_kind),
       [&core](jobs::Run& run) {
         impact::keep_open_in_offer(core.db(), enrolments::shared_in(core.services().parts), run);
       }},
      {std::string(impact::CourseKeepsOpen::job_kind),
       [&core](jobs::Run& run) {
         impact::keep_open_in_course(core.db(), enrolments::shared_in(core.services().parts), run);
       }},
      {std::string(impact::KeptOpenTakenBack::job_kind),
       [&core](jobs::Run& run) { impact::go_on_taking_back(core.db(), run); }},
  };
  handlers.merge(imports::job_handlers(import_environment(core)));
  handlers.merge(batches::job_handlers(batch_environment(core)));
  return handlers;
}

std::vector<jobs::Timer> timers() { return {{"sweep", std::chrono::hours(1)}}; }

}  // namespace app
