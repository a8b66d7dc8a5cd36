// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "base/actor.h"
#include "http/request.h"

namespace db {
class Reader;
}

namespace http {

/// Filled by the application, because sessions and tokens belong to later folders.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  /// Nobody for unknown, ended or malformed credentials. Uses `credentials_of(request)`, which
  /// sees no cookie as soon as an `Authorization` header is there.
  virtual base::Actor authenticate(db::Reader& reader, const Request& request) = 0;

  /// What somebody with a session must show once more before they may do what asks for a fresh
  /// proof, as the code of the refusal; nothing when they did within the last minutes.
  virtual std::optional<std::string> proof_wanted(db::Reader& reader,
                                                  const base::Actor& actor) = 0;
};

}  // namespace http
