// SPDX-License-Identifier: Apache-2.0
#include "staff/totp.h"

#include <doctest/doctest.h>

namespace staff {
namespace {

base::Bytes bytes(std::string_view text) {
  const auto span = base::bytes_of(text);
  return {span.begin(), span.end()};
}

const base::Bytes rfc_seed = bytes("12345678901234567890");

base::Instant at(std::int64_t seconds) {
  return base::Instant::from_milliseconds(seconds * 1000);
}

}  // namespace

TEST_CASE("codes are those of RFC 6238, its last six digits") {
  struct Row {
    std::int64_t seconds;
    const char* code;
  };
  const Row rows[] = {{59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
                      {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"}};
  for (const Row& row : rows) CHECK(totp_code(rfc_seed, totp_step(at(row.seconds))) == row.code);
}

TEST_CASE("base32 is that of RFC 4648 without its padding") {
  CHECK(base32(bytes("")) == "");
  CHECK(base32(bytes("f")) == "MY");
  CHECK(base32(bytes("fo")) == "MZXQ");
  CHECK(base32(bytes("foo")) == "MZXW6");
  CHECK(base32(bytes("foob")) == "MZXW6YQ");
  CHECK(base32(bytes("fooba")) == "MZXW6YTB");
  CHECK(base32(bytes("foobar")) == "MZXW6YTBOI");
}

TEST_CASE("the address for a QR code names school and account") {
  CHECK(totp_uri(bytes("foobar"), "École & Co", "a+b@example.org") ==
        "otpauth://totp/%C3%89cole%20%26%20Co:a%2Bb%40example.org?secret=MZXW6YTBOI"
        "&issuer=%C3%89cole%20%26%20Co&algorithm=SHA1&digits=6&period=30");
}

TEST_CASE("a clock may be one step off, not two") {
  const auto now = at(1111111111);
  const auto step = totp_step(now);
  for (const std::int64_t drift : {-1, 0, 1}) {
    CHECK(step_of_code(rfc_seed, totp_code(rfc_seed, step + drift), now) == step + drift);
  }
  CHECK_FALSE(step_of_code(rfc_seed, totp_code(rfc_seed, step - 2), now));
  CHECK_FALSE(step_of_code(rfc_seed, totp_code(rfc_seed, step + 2), now));
}

TEST_CASE("six digits are read with spaces, and nothing else is") {
  CHECK(typed_totp(" 123 456 ") == "123456");
  CHECK_FALSE(typed_totp("12345"));
  CHECK_FALSE(typed_totp("1234567"));
  CHECK_FALSE(typed_totp("12345a"));
  CHECK_FALSE(typed_totp("١٢٣٤٥٦"));
}

}  // namespace staff
