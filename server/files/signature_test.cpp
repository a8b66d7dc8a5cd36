// SPDX-License-Identifier: Apache-2.0
#include "files/signature.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "files/disposition.h"
#include "files/secret_key.h"

namespace files {
namespace {

using namespace std::chrono_literals;

const base::Bytes key(32, std::byte{7});
constexpr auto noon = Instant::from_seconds(1'767'614'400);

Ticket a_ticket() {
  return {.file = Id<File>::from_number(11),
          .lesson = "les_0000000000001",
          .holder = 22,
          .expires_at = noon};
}

std::optional<BadTicket> judged(const Ticket& ticket, Instant now) {
  return reason_to_refuse(key, ticket, signature_of(key, a_ticket()), now);
}

}  // namespace

TEST_CASE("an address is good until the instant of its expiry and not at it") {
  CHECK_FALSE(judged(a_ticket(), noon - 1ms));
  CHECK(judged(a_ticket(), noon) == BadTicket::Expired);
}

TEST_CASE("no part of an address can be exchanged for another") {
  Ticket other_file = a_ticket();
  other_file.file = Id<File>::from_number(12);
  Ticket other_lesson = a_ticket();
  other_lesson.lesson = "les_0000000000002";
  Ticket other_session = a_ticket();
  other_session.holder = 23;
  Ticket later = a_ticket();
  later.expires_at = noon + 1s;
  for (const Ticket& ticket : {other_file, other_lesson, other_session, later}) {
    CHECK(judged(ticket, noon - 1s) == BadTicket::Forged);
  }
}

TEST_CASE("an address signed with another key, or cut, or empty is forged") {
  const base::Bytes other(32, std::byte{8});
  const std::string genuine = signature_of(key, a_ticket());
  const std::string foreign = signature_of(other, a_ticket());
  for (const std::string& signature :
       {foreign, genuine.substr(1), genuine + "A", std::string()}) {
    CHECK(reason_to_refuse(key, a_ticket(), signature, noon - 1s) == BadTicket::Forged);
  }
}

TEST_CASE("the secret key is made once, and nobody else may read it") {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("stoa-key-" + std::to_string(::getpid()));
  const auto path = folder / "secret.key";
  base::SystemRandom random;
  const base::Bytes made = secret_key(path, random);
  CHECK(made.size() == 32);
  CHECK(secret_key(path, random) == made);
  struct stat facts {};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  std::ofstream(path, std::ios::trunc) << "too short";
  CHECK_THROWS(secret_key(path, random));
  std::filesystem::remove_all(folder);
}

TEST_CASE("keys of different uses have nothing in common") {
  CHECK(key_for(key, "files") == key_for(key, "files"));
  CHECK(key_for(key, "files") != key_for(key, "seeds"));
}

TEST_CASE("a file is saved under its own name, whatever is in that name") {
  struct Row {
    std::string_view name;
    std::string_view value;
  };
  const Row rows[] = {
      {"plan.pdf", "attachment; filename=\"plan.pdf\"; filename*=UTF-8''plan.pdf"},
      {"Été 1.pdf", "attachment; filename=\"_t_ 1.pdf\"; filename*=UTF-8''%C3%89t%C3%A9%201.pdf"},
      {"a\"b%.pdf", "attachment; filename=\"a_b_.pdf\"; filename*=UTF-8''a%22b%25.pdf"},
      {"../../etc", "attachment; filename=\".._.._etc\"; filename*=UTF-8''.._.._etc"},
      {"a\r\nSet-Cookie: x", "attachment; filename=\"a Set-Cookie: x\"; "
                             "filename*=UTF-8''a%20Set-Cookie%3A%20x"},
  };
  for (const Row& row : rows) {
    CHECK(content_disposition(Disposition::Attachment, row.name) == row.value);
  }
  CHECK(content_disposition(Disposition::Inline, "a.png").starts_with("inline; "));
}

}  // namespace files
