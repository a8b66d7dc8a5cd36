// SPDX-License-Identifier: Apache-2.0
#include "app/core.h"

#include "app/catalogues.h"
#include "app/health.h"
#include "app/migrations.h"
#include "app/routes.h"
#include "app/web_files.h"
#include "courses/sort_titles.h"
#include "enrolments/link_products.h"
#include "imports/forget_person.h"
#include "notices/foreseen_mails.h"
#include "orders/order.h"
#include "people/sort_names.h"
#include "reports/reports_api.h"
#include "school/school.h"

namespace app {

Core::Core(const CoreOptions& options, const base::Clock& clock, base::Random& random)
    : options_(options),
      ids_(clock, random),
      db_({.url = options.database}, clock, random),
      limits_(clock),
      files_(options.data_folder, random),
      services_{.db = db_,
                .clock = clock,
                .random = random,
                .ids = ids_,
                .limits = limits_,
                .data_folder = options.data_folder,
                .public_url = [this] { return public_url(); },
                .publish = [](std::string_view, const http::Event&) {},
                .mail_preview = options.mail_preview},
      office_{.texts = {[](base::Language language) -> const base::Catalogue& {
                return catalogue(language);
              }},
              .sender = [this](db::Reader& reader) { return sender(reader); },
              .url = [this](const school::School& school) { return url_of(school); },
              .connect = options.connect,
              .preview = options.mail_preview,
              .courses = &courses_},
      foresight_{[this](db::Reader& reader, const enrolments::MailsWanted& wanted) {
        return notices::foreseen_mails(reader, office_, wanted);
      }},
      link_products_{[this](db::Reader& reader, base::Id<people::Contact> contact) {
        return enrolments::link_products(reader, policies_, contact);
      }},
      elsewhere_{&imports::forget_person},
      relay_(db_, [this](const jobs::Job& job) {
        services_.publish(reports::topic_of(job.id), reports::event_of(job));
      }),
      application_(services_, routes(), authenticator_,
                   {.files = &web(), .gauges = [this] { return gauges(db_); }}) {
  services_.parts.add(courses_);
  services_.parts.add(policies_);
  services_.parts.add(files_);
  services_.parts.add(office_);
  services_.parts.add(office_.texts);
  services_.parts.add(foresight_);
  services_.parts.add(link_products_);
  services_.parts.add(elsewhere_);
  services_.parts.add(relay_);
  db_.migrate(migrations());
  db_.write([](db::Transaction& tx) { orders::go_on_numbering(tx); });
  people::fill_sort_names(db_);
  courses::fill_sort_titles(db_);
}

std::string Core::url_of(const school::School& school) const {
  if (!options_.public_url.empty()) return options_.public_url;
  return school.public_url.value_or(options_.local_url);
}

std::string Core::public_url() {
  return url_of(db_.read([](db::Reader& reader) { return school::school_of(reader); }));
}

mail::Sender Core::sender(db::Reader& reader) const {
  const auto school = school::school_of(reader);
  mail::Sender sender = options_.sender;
  if (sender.name.empty()) sender.name = school.name;
  if (!sender.reply_to) sender.reply_to = school.support_email;
  return sender;
}

}  // namespace app
