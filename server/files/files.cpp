// SPDX-License-Identifier: Apache-2.0
#include "files/files.h"

#include <fmt/core.h>

#include "files/secret_key.h"

namespace files {
namespace {

constexpr auto address_for = std::chrono::minutes(10);

}  // namespace

Files::Files(std::filesystem::path data_folder, base::Random& random)
    : data_folder_(std::move(data_folder)), random_(random), store_(data_folder_ / "files") {}

const base::Bytes& Files::secret() {
  std::call_once(secret_read_,
                 [this] { secret_ = secret_key(data_folder_ / "secret.key", random_); });
  return secret_;
}

base::Bytes Files::key_for(std::string_view use) { return files::key_for(secret(), use); }

SignedAddress Files::address(Ticket ticket, Instant now) {
  ticket.expires_at = now.to_whole_seconds() + address_for;
  return {fmt::format("/api/files/{}?lesson={}&expires={}&signature={}", ticket.file.text(),
                      ticket.lesson, ticket.expires_at.milliseconds() / 1000,
                      signature_of(key_for("files"), ticket)),
          ticket.expires_at};
}

std::optional<BadTicket> Files::reason_to_refuse(const Ticket& ticket, std::string_view signature,
                                                 Instant now) {
  return files::reason_to_refuse(key_for("files"), ticket, signature, now);
}

std::optional<Files::Lease> Files::take(Id<File> id) {
  const std::lock_guard lock(mutex_);
  if (!taken_.insert(id).second) return std::nullopt;
  return std::optional<Lease>(std::in_place, *this, id);
}

Files::Lease::~Lease() {
  if (files_ == nullptr) return;
  const std::lock_guard lock(files_->mutex_);
  files_->taken_.erase(id_);
}

}  // namespace files
