// SPDX-License-Identifier: Apache-2.0
#include "backups/manifest.h"

#include <fmt/core.h>

#include "base/bytes.h"
#include "base/rejections.h"
#include "describe/describe.h"

namespace backups {
namespace {

constexpr describe::ReadOptions large{
    .limits = {.bytes_max = std::size_t{1} << 30,
               .duplicate_keys = describe::DuplicateKeys::LastWins},
    .unknown_fields = describe::UnknownFields::Ignored};

struct FormatOnly {
  std::int64_t format = 0;
};
BOOST_DESCRIBE_STRUCT(FormatOnly, (), (format))

Manifest manifest_from(const std::string& text) {
  // Its seal fits, so what cannot be read comes from a program that knows more.
  try {
    const auto format = describe::from_json<FormatOnly>(text, large).format;
    if (format > format_now) {
      throw std::runtime_error(
          fmt::format("the backup has format {}, this program reads up to {}: use a newer stoa",
                      format, format_now));
    }
    return describe::from_json<Manifest>(text, large);
  } catch (const base::Invalid&) {
    throw Damaged("its manifest cannot be read");
  }
}

void expect_seal(ArchiveReader& archive, const std::string& manifest) {
  const auto seal = archive.next();
  const std::string expected = base::hex(base::sha256(manifest)) + "\n";
  if (!seal || seal->name != seal_name || archive.read_all(*seal) != expected) {
    throw Damaged("the seal does not fit");
  }
  if (archive.next()) throw Damaged("there is something behind the seal");
}

void expect_parts(const ArchiveReader& archive, const Manifest& manifest,
                  const std::vector<Member>& members) {
  if (members.size() != manifest.parts.v.size()) throw Damaged("parts are missing");
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Part& part = manifest.parts.v[i];
    if (part.name != members[i].name || part.bytes != members[i].size ||
        part.sha256 != archive.sha256_of(members[i])) {
      throw Damaged(fmt::format("{} is not what was written", members[i].name));
    }
  }
}

}  // namespace

Contents verified(ArchiveReader& archive) {
  Contents contents;
  std::vector<Member> members;
  while (const auto member = archive.next()) {
    if (member->name == manifest_name) {
      const std::string text = archive.read_all(*member);
      expect_seal(archive, text);
      contents.manifest = manifest_from(text);
      expect_parts(archive, contents.manifest, members);
      for (Member& part : members) contents.members.emplace(part.name, part);
      return contents;
    }
    members.push_back(*member);
  }
  throw Damaged("it has no manifest");
}

}  // namespace backups
