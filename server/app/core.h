// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "access/policy_store.h"
#include "base/clock.h"
#include "base/random.h"
#include "courses/compiled_courses.h"
#include "db/database.h"
#include "enrolments/delete_person.h"
#include "enrolments/mail_foresight.h"
#include "files/files.h"
#include "http/application.h"
#include "http/rate_limit.h"
#include "http/services.h"
#include "jobs/progress_relay.h"
#include "jobs/runner.h"
#include "net/smtp.h"
#include "notices/office.h"
#include "staff/authenticator.h"
#include "staff/link_products.h"

namespace app {

struct CoreOptions {
  std::string database;
  std::filesystem::path data_folder;
  std::string public_url;  ///< Overrides the setting of the school when it is not empty.
  std::string local_url = "http://127.0.0.1:8080";
  /// In whose name mails leave; the school's own name where `name` is empty.
  mail::Sender sender = {};
  /// A new connection to the mail server; absent: no mail leaves.
  std::function<std::unique_ptr<net::MailTransport>()> connect = {};
  /// The owner may look at what mails hold: only where none can leave and nobody else is near.
  bool mail_preview = false;
};

/// The whole program but its sockets and threads: tests drive exactly this.
class Core {
 public:
  /// Opens the database and applies what migrations are missing.
  Core(const CoreOptions& options, const base::Clock& clock, base::Random& random);
  Core(const Core&) = delete;
  Core& operator=(const Core&) = delete;

  db::Database& db() { return db_; }
  http::Services& services() { return services_; }
  http::Application& application() { return application_; }
  const notices::Office& office() const { return office_; }
  /// Started by whoever serves.
  jobs::ProgressRelay& relay() { return relay_; }

 private:
  std::string url_of(const school::School& school) const;
  std::string public_url();
  mail::Sender sender(db::Reader& reader) const;

  CoreOptions options_;
  base::IdSource ids_;
  db::Database db_;
  http::RateLimiter limits_;
  courses::CompiledCourses courses_;
  accesses::PolicyCache policies_;
  files::Files files_;
  http::Services services_;
  notices::Office office_;
  enrolments::MailForesight foresight_;
  staff::LinkProducts link_products_;
  enrolments::PersonElsewhere elsewhere_;
  jobs::ProgressRelay relay_;
  staff::SessionAuthenticator authenticator_;
  http::Application application_;
};

}  // namespace app
