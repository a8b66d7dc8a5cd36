// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/describe/class.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/id.h"
#include "db/reader.h"
#include "people/contact.h"

namespace staff {

/// What waits behind the button of a link: nothing of it is open while it is in preparation.
struct LinkProduct {
  std::string id;
  std::string title;
  bool in_preparation = false;
};
BOOST_DESCRIBE_STRUCT(LinkProduct, (), (id, title, in_preparation))

/// Told by whoever knows who holds what; the application fills it in and adds it to the parts of
/// the services.
struct LinkProducts {
  std::function<std::vector<LinkProduct>(db::Reader&, base::Id<people::Contact>)> of;
};

}  // namespace staff
