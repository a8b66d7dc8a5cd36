// SPDX-License-Identifier: Apache-2.0
#include "app/post_office.h"

#include <stdexcept>

#include "people/presence.h"

namespace app {
namespace {

net::SmtpSecurity security_of(const std::string& name) {
  if (name == "off") return net::SmtpSecurity::Off;
  if (name == "opportunistic") return net::SmtpSecurity::Opportunistic;
  if (name == "tls") return net::SmtpSecurity::Tls;
  return net::SmtpSecurity::StartTls;
}

net::SmtpSettings settings_of(const SmtpConfig& config) {
  return {.host = config.host,
          .port = config.port,
          .security = security_of(config.security),
          .user = config.user,
          .password = config.password};
}

}  // namespace

PostOffice::PostOffice(db::Database& db, const base::Clock& clock, const notices::Office& office)
    : has_server_(static_cast<bool>(office.connect)),
      delivery_({.db = db,
                 .clock = clock,
                 .sender = office.sender,
                 .on_hard_bounce = [](db::Transaction& tx, const base::Email& address,
                                      const std::string&) { people::note_bounced(tx, address); }}),
      couriers_(delivery_, db, office.connect) {}

void PostOffice::start() {
  if (has_server_) couriers_.start();
}

void PostOffice::stop() { couriers_.stop(); }

std::function<std::unique_ptr<net::MailTransport>()> connect_to(const SmtpConfig& config) {
  if (config.host.empty()) return {};
  return [settings = settings_of(config)] {
    return std::make_unique<net::SmtpTransport>(settings);
  };
}

mail::Sender sender_of(const SmtpConfig& config) {
  const auto address = base::Email::parse(config.sender);
  if (!address && !config.host.empty()) {
    throw std::invalid_argument("smtp.sender is no e-mail address: " + config.sender);
  }
  return {.address = address.value_or(base::Email()), .name = config.sender_name};
}

}  // namespace app
