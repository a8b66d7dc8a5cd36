// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notices/access_notice.h"

namespace notices {

/// What the placeholders of own words stand for.
mail::Values values_of(const Setting& setting, const AccessNotice& notice);

/// Where the button of the mail leads.
std::string button_url(const Setting& setting, const AccessNotice& notice);

}  // namespace notices
