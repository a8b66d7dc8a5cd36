// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ensure.h"

namespace base {

/// An ISO 4217 code the product knows, with its number of decimals.
class Currency {
 public:
  /// ISO 4217's "no currency", for members that are read afterwards.
  Currency() = default;
  static std::optional<Currency> parse(std::string_view code);
  std::string_view code() const { return {code_, 3}; }
  int decimals() const { return decimals_; }
  static const Currency EUR, USD, JPY, KWD, UAH;
  friend auto operator<=>(const Currency&, const Currency&) = default;

 private:
  constexpr Currency(const char (&code)[4], int decimals)
      : code_{code[0], code[1], code[2]}, decimals_(decimals) {}
  char code_[3] = {'X', 'X', 'X'};
  int decimals_ = 0;
  friend struct CurrencyList;
};

/// An amount in minor units. Mixing currencies is a `Bug`.
class Money {
 public:
  /// Zero of no currency, for members that are read afterwards.
  Money() = default;
  Money(std::int64_t minor_units, Currency currency)
      : minor_units_(minor_units), currency_(currency) {}
  std::int64_t minor_units() const { return minor_units_; }
  Currency currency() const { return currency_; }

  friend Money operator+(Money a, Money b) {
    ensure(a.currency_ == b.currency_, "amounts of one sum share a currency");
    return {a.minor_units_ + b.minor_units_, a.currency_};
  }
  friend Money operator-(Money a, Money b) {
    ensure(a.currency_ == b.currency_, "amounts of one sum share a currency");
    return {a.minor_units_ - b.minor_units_, a.currency_};
  }
  friend bool operator==(const Money&, const Money&) = default;
  friend std::strong_ordering operator<=>(const Money& a, const Money& b) {
    ensure(a.currency_ == b.currency_, "compared amounts share a currency");
    return a.minor_units_ <=> b.minor_units_;
  }

 private:
  std::int64_t minor_units_ = 0;
  Currency currency_;
};

/// The largest amount the product accepts, in minor units.
inline constexpr std::int64_t money_max = 99'999'999'999;

class Percent {
 public:
  static Percent from_basis_points(std::int64_t value) { return Percent(value); }
  std::int64_t basis_points() const { return basis_points_; }
  friend auto operator<=>(const Percent&, const Percent&) = default;

 private:
  explicit Percent(std::int64_t value) : basis_points_(value) {}
  std::int64_t basis_points_;
};

/// value × numerator / denominator to the nearest integer, halves away from zero, exact.
std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator);

/// Half a minor unit rounds away from zero, as on an invoice.
Money share_of(Money price, Percent percent);

/// Largest remainder: floors first, then one unit each to the largest remainders, ties to the
/// earlier; all weights zero means equal weights. The parts always add up to the whole.
std::vector<Money> allocate(Money whole, std::span<const std::int64_t> weights);

/// Parts differ by at most one minor unit, the larger ones first, and add up to the whole.
std::vector<Money> split_evenly(Money whole, int parts);

/// What a person types: digits, an optional decimal part, optional grouping by the habits of the
/// language (`en`, `ja`, `de`, `fr`, `uk`). Nothing when it is anything else or out of range.
std::optional<Money> parse_typed_amount(std::string_view text, std::string_view language,
                                        Currency currency);

/// The JSON text of an amount in minor units: an integer without sign, fraction and exponent, in
/// range; nothing for anything else.
std::optional<std::int64_t> parse_api_amount(std::string_view json);

}  // namespace base
