// SPDX-License-Identifier: Apache-2.0
#include "base/money.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace base {

__extension__ using Wide = __int128;

constinit const Currency Currency::EUR{"EUR", 2};
constinit const Currency Currency::USD{"USD", 2};
constinit const Currency Currency::JPY{"JPY", 0};
constinit const Currency Currency::KWD{"KWD", 3};
constinit const Currency Currency::UAH{"UAH", 2};

/// ISO 4217, the codes people pay in, by number of decimals.
struct CurrencyList {
  static constexpr std::string_view two =
      "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD "
      "CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
      "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD "
      "MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
      "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS "
      "TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW ZWG";
  static constexpr std::string_view none =
      "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
  static constexpr std::string_view three = "BHD IQD JOD KWD LYD OMR TND";

  static bool holds(std::string_view list, std::string_view code) {
    const auto at = list.find(code);
    return at != std::string_view::npos && at % 4 == 0;
  }
  static Currency make(std::string_view code, int decimals) {
    return Currency({code[0], code[1], code[2], '\0'}, decimals);
  }
};

std::optional<Currency> Currency::parse(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  if (CurrencyList::holds(CurrencyList::two, code)) return CurrencyList::make(code, 2);
  if (CurrencyList::holds(CurrencyList::none, code)) return CurrencyList::make(code, 0);
  if (CurrencyList::holds(CurrencyList::three, code)) return CurrencyList::make(code, 3);
  return std::nullopt;
}

std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
  ensure(denominator > 0, "a share is of something");
  const Wide exact = Wide{value} * numerator;
  const Wide size = exact < 0 ? -exact : exact;
  // The whole part and the remainder apart, so that doubling cannot run over.
  const Wide rounded = size / denominator + (size % denominator * 2 >= denominator ? 1 : 0);
  ensure(rounded <= std::numeric_limits<std::int64_t>::max(), "a share fits 64 bits");
  const auto result = static_cast<std::int64_t>(rounded);
  return exact < 0 ? -result : result;
}

Money share_of(Money price, Percent percent) {
  return {scaled(price.minor_units(), percent.basis_points(), 10'000), price.currency()};
}

static Wide sum_of(std::span<const std::int64_t> weights) {
  Wide sum = 0;
  for (const std::int64_t weight : weights) {
    ensure(weight >= 0, "a weight is not negative");
    sum += weight;
  }
  return sum;
}

/// The places of the largest remainders first; equal ones in their order.
static std::vector<std::size_t> by_remainder(const std::vector<Wide>& remainders) {
  std::vector<std::size_t> places(remainders.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  return places;
}

std::vector<Money> allocate(Money whole, std::span<const std::int64_t> weights) {
  ensure(!weights.empty(), "there is at least one part");
  ensure(whole.minor_units() >= 0, "what is allocated is not negative");
  const Wide sum = sum_of(weights);
  if (sum == 0) return split_evenly(whole, static_cast<int>(weights.size()));
  std::vector<std::int64_t> parts;
  std::vector<Wide> remainders;
  std::int64_t left = whole.minor_units();
  for (const std::int64_t weight : weights) {
    const Wide exact = Wide{whole.minor_units()} * weight;
    parts.push_back(static_cast<std::int64_t>(exact / sum));
    remainders.push_back(exact % sum);
    left -= parts.back();
  }
  for (const std::size_t place : by_remainder(remainders)) {
    if (left-- <= 0) break;
    ++parts[place];
  }
  std::vector<Money> result;
  for (const std::int64_t part : parts) result.emplace_back(part, whole.currency());
  return result;
}

std::vector<Money> split_evenly(Money whole, int parts) {
  ensure(parts > 0, "there is at least one part");
  ensure(whole.minor_units() >= 0, "what is split is not negative");
  const std::int64_t share = whole.minor_units() / parts;
  const std::int64_t larger = whole.minor_units() % parts;
  std::vector<Money> result;
  for (int i = 0; i < parts; ++i) {
    result.emplace_back(share + (i < larger ? 1 : 0), whole.currency());
  }
  return result;
}

}  // namespace base
