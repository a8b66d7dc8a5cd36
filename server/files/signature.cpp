// SPDX-License-Identifier: Apache-2.0
#include "files/signature.h"

#include <fmt/core.h>

namespace files {

std::string signature_of(std::span<const std::byte> key, const Ticket& ticket) {
  const std::string text = fmt::format("file {} {} {} {}", ticket.file.number(), ticket.lesson,
                                       ticket.holder, ticket.expires_at.milliseconds());
  return base::base64url(base::keyed_hash(key, text));
}

std::optional<BadTicket> reason_to_refuse(std::span<const std::byte> key, const Ticket& ticket,
                                          std::string_view signature, Instant now) {
  const std::string genuine = signature_of(key, ticket);
  if (!base::equal_in_constant_time(base::bytes_of(genuine), base::bytes_of(signature))) {
    return BadTicket::Forged;
  }
  if (ticket.expires_at <= now) return BadTicket::Expired;
  return std::nullopt;
}

}  // namespace files
