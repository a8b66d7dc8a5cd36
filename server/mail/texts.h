// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "base/catalogue.h"

namespace mail {

/// The catalogues, whose keys under `mail` are the sentences of mails. Filled by the application.
struct Texts {
  std::function<const base::Catalogue&(base::Language)> catalogue;

  const base::Catalogue& in(base::Language language) const { return catalogue(language); }
};

}  // namespace mail
