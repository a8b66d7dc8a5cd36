// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/rejections.h"
#include "courses/course_api.h"
#include "files/files.h"
#include "files/upload.h"
#include "http/call.h"
#include "http/problem.h"

// `files` comes before `http` in the order of the house, so its routes live here.

namespace courses {
namespace {

using base::Id;
using files::File;
using files::FileState;
using http::Call;
using http::Permission;

struct Upload {
  Id<File> id;
  std::string name;
  std::string type;
  std::int64_t size = 0;
  files::Purpose purpose = files::Purpose::File;
  FileState state = FileState::Uploading;
  /// Where the next piece begins.
  std::int64_t offset = 0;
  /// The most bytes of a piece.
  std::int64_t piece = files::piece_max;
  bool done = false;
  std::optional<std::string> refusal;
};
BOOST_DESCRIBE_STRUCT(Upload, (),
                      (id, name, type, size, purpose, state, offset, piece, done, refusal))

Upload view_of(const File& file) {
  return {file.id,
          file.name,
          file.type,
          file.size,
          file.purpose,
          file.state,
          file.received,
          files::piece_max,
          file.state == FileState::Ready,
          file.refusal};
}

/// Courses take anything. Tables of people are plain files: whoever imports people sends those.
void refuse_purpose(const base::Actor& actor, files::Purpose purpose) {
  const bool imports =
      purpose == files::Purpose::File && actor.may(Permission::ImportContacts);
  if (!imports && !actor.may(Permission::EditCourses)) throw base::Forbidden();
}

/// A right that was taken away meanwhile counts from then on.
files::Upload own_upload(Call& call) {
  auto upload = files::upload_of(call.read(), call.id<File>("id"), call.actor());
  refuse_purpose(call.actor(), upload.purpose);
  return upload;
}

Upload begin(Call& call, const files::UploadDraft& draft) {
  refuse_purpose(call.actor(), draft.purpose);
  return view_of(call.write(
      [&](db::Transaction& tx) { return files::begin_upload(tx, draft, call.actor()); }));
}

Upload show(Call& call) {
  return view_of(own_upload(call));
}

struct PieceQuery {
  describe::Number<0, 1'000'000'000'000> offset;
};
BOOST_DESCRIBE_STRUCT(PieceQuery, (), (offset))

/// The answer names where to go on.
http::HttpRejection out_of_place(std::string code, const files::Upload& upload) {
  return http::HttpRejection({.status = 409,
                              .code = std::move(code),
                              .members = {{"offset", std::to_string(upload.received)}}});
}

files::Upload with_body(files::Files& files, const files::Upload& before,
                        const http::Request& request) {
  if (request.body_file) {
    std::ifstream bytes(*request.body_file, std::ios::binary);
    const auto length = std::filesystem::file_size(*request.body_file);
    return with_piece(files.store(), before, {bytes, static_cast<std::int64_t>(length)});
  }
  std::istringstream bytes(request.body);
  return with_piece(files.store(), before, {bytes, static_cast<std::int64_t>(request.body.size())});
}

// The bytes are written outside of the transaction: only what is on the disk is recorded.
Upload add_piece(Call& call) {
  const auto offset = call.query<PieceQuery>().offset.v;
  auto& files = call.services().parts.get<files::Files>();
  const auto lease = files.take(call.id<File>("id"));
  const files::Upload before = own_upload(call);
  call.end_read();
  if (!lease) throw out_of_place("upload.busy", before);
  if (before.state != FileState::Uploading) throw out_of_place("upload.over", before);
  if (offset != before.received) throw out_of_place("upload.wrong_offset", before);
  const files::Upload after = with_body(files, before, call.request());
  const bool recorded = call.write([&](db::Transaction& tx) {
    return files::record_piece(tx, before, after, call.actor());
  });
  if (!recorded) throw out_of_place("upload.busy", before);
  if (after.state == FileState::Refused) {
    files.store().remove(after.id);
    throw base::Invalid("/type", *after.refusal);
  }
  return view_of(after);
}

}  // namespace

// Any of the team gets here; what for, decides.
std::vector<http::Route> upload_routes() {
  return {
      post("/api/uploads", Permission::Staff, "Begin an upload", begin).idempotent(),
      get("/api/uploads/{id}", Permission::Staff, "How far an upload has come", show),
      patch("/api/uploads/{id}", Permission::Staff,
            "Send the next piece; 409 names the right offset", add_piece)
          .query<PieceQuery>()
          .raw_body("application/octet-stream")
          .body_max(files::piece_max)
          .heavy(),
  };
}

}  // namespace courses
