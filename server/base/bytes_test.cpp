// SPDX-License-Identifier: Apache-2.0
#include "base/bytes.h"

#include <doctest/doctest.h>

namespace base {

TEST_CASE("hex is written in lower case and read in both") {
  CHECK(hex(bytes_of("Az\xff")) == "417aff");
  CHECK(from_hex("417AfF") == from_hex("417aff"));
  CHECK(hex(*from_hex("00ff10")) == "00ff10");
  CHECK(from_hex("")->empty());
}

TEST_CASE("odd or foreign letters are no hex") {
  CHECK_FALSE(from_hex("abc"));
  CHECK_FALSE(from_hex("0g"));
  CHECK_FALSE(from_hex("0 "));
}

TEST_CASE("base64url comes back as it went, without padding") {
  for (const std::string_view text : {"", "f", "fo", "foo", "foob", "fooba", "\xff\xfe\xfb\xf0"}) {
    const std::string written = base64url(bytes_of(text));
    CHECK_FALSE(written.contains('='));
    const auto read = from_base64url(written);
    REQUIRE(read);
    CHECK(hex(*read) == hex(bytes_of(text)));
  }
  CHECK(base64url(bytes_of("\xff\xfe\xfb")) == "__77");
}

TEST_CASE("only one spelling of base64url is accepted") {
  for (const std::string_view wrong : {"Zg==", "Zh", "Z", "Zm9v+", "Zm 9v", "Zm9v\n", "/w"}) {
    CAPTURE(wrong);
    CHECK_FALSE(from_base64url(wrong));
  }
}

TEST_CASE("hashes equal the published examples") {
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hex(hash256("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(hex(keyed_hash(bytes_of("Jefe"), "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("secrets are equal only when every byte is") {
  CHECK(equal_in_constant_time(bytes_of("secret"), bytes_of("secret")));
  CHECK_FALSE(equal_in_constant_time(bytes_of("secret"), bytes_of("secreT")));
  CHECK_FALSE(equal_in_constant_time(bytes_of("secret"), bytes_of("secrets")));
  CHECK(equal_in_constant_time({}, {}));
}

}  // namespace base
