// SPDX-License-Identifier: Apache-2.0
#include "app/core.h"

#include "app/catalogues.h"
#include "app/migrations.h"
#include "app/routes.h"
#include "app/web_files.h"
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
              .url = services_.public_url,
              .connect = options.connect,
              .preview = options.mail_preview},
      application_(services_, routes(), authenticator_, {.files = &web()}) {
  services_.parts.add(courses_);
  services_.parts.add(policies_);
  services_.parts.add(files_);
  services_.parts.add(office_);
  db_.migrate(migrations());
}

std::string Core::public_url() {
  if (!options_.public_url.empty()) return options_.public_url;
  const auto set =
      db_.read([](db::Reader& reader) { return school::school_of(reader).public_url; });
  return set.value_or(options_.local_url);
}

mail::Sender Core::sender(db::Reader& reader) const {
  const auto school = school::school_of(reader);
  mail::Sender sender = options_.sender;
  if (sender.name.empty()) sender.name = school.name;
  if (!sender.reply_to) sender.reply_to = school.support_email;
  return sender;
}

}  // namespace app
