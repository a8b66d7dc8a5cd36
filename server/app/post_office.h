// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/config.h"
#include "base/clock.h"
#include "db/database.h"
#include "mail/couriers.h"
#include "mail/delivery.h"
#include "notices/office.h"

namespace app {

/// Sends what was planned through the configured server. Without one nothing leaves and the mails
/// wait, where the owner can look at them.
class PostOffice {
 public:
  PostOffice(db::Database& db, const base::Clock& clock, const notices::Office& office);

  void start();
  void stop();

 private:
  const bool has_server_;
  mail::Delivery delivery_;
  mail::Couriers couriers_;
};

/// How to reach the configured mail server; nothing where none is configured.
std::function<std::unique_ptr<net::MailTransport>()> connect_to(const SmtpConfig& config);

/// The address mails come from. Throws when it is none and a server is configured.
mail::Sender sender_of(const SmtpConfig& config);

}  // namespace app
