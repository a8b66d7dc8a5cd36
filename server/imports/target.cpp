// SPDX-License-Identifier: Apache-2.0
#include "imports/target.h"

namespace imports {

bool shows_dates(Target target) {
  return target == Target::AccessStart || target == Target::AccessEnd ||
         target == Target::PaidOn || target == Target::Field;
}

bool is_single(Target target) {
  return target != Target::Ignore && target != Target::Tags && target != Target::Notes &&
         target != Target::Field && target != Target::Refusal;
}

}  // namespace imports
