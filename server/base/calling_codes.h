// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace base {

/// How numbers of one calling code are written. Lengths count the digits behind the code, as E.164
/// writes them; `trunk` is what people dial before them inside the country, and is dropped.
struct CallingCode {
  std::string_view code;
  std::string_view trunk;
  std::size_t length_min = 4;
  std::size_t length_max = 14;
};

/// The code of an international number (digits without `+`); nullptr when no country has it.
const CallingCode* find_calling_code(std::string_view digits);

/// By ISO 3166-1 alpha-2, upper case; nullptr for an unknown country.
const CallingCode* find_calling_code_of_country(std::string_view country);

}  // namespace base
