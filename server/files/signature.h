// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "files/file.h"

namespace files {

/// What the address of a file promises: this file, out of this lesson, to this session, until then.
/// Nobody can take one part from another address.
struct Ticket {
  Id<File> file;
  /// Id of the lesson that shows it.
  std::string lesson;
  /// Number of the session, or of the token that asked.
  std::int64_t holder = 0;
  Instant expires_at;  ///< Whole seconds.
};

std::string signature_of(std::span<const std::byte> key, const Ticket& ticket);

enum class BadTicket { Forged, Expired };

/// Nothing: it is ours and not over. From the very instant of its expiry it is over.
std::optional<BadTicket> reason_to_refuse(std::span<const std::byte> key, const Ticket& ticket,
                                          std::string_view signature, Instant now);

}  // namespace files
