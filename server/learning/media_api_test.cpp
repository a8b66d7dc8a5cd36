// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "testing/school.h"

namespace learning {
namespace {

using namespace std::chrono_literals;
using testing::json;
using testing::TestSchool;
using testing::Visitor;

const std::string png = std::string("\x89PNG\r\n\x1a\n") + std::string(200, 'x');

std::string piece_of(const std::string& upload, std::size_t offset) {
  return "/api/uploads/" + upload + "?offset=" + std::to_string(offset);
}

const http::Fields bytes_header{{"content-type", "application/octet-stream"}};

std::string begin_upload(TestSchool& school) {
  const auto begun = school.olga.post(
      "/api/uploads", json("{'name': 'Été.png', 'type': 'image/png', 'size': $1, "
                           "'purpose': 'image'}",
                           {std::to_string(png.size())}));
  REQUIRE(begun.status == 201);
  return begun.at("/id");
}

std::string uploaded(TestSchool& school) {
  const std::string id = begin_upload(school);
  const auto sent = school.olga.send("PATCH", piece_of(id, 0), png, bytes_header);
  REQUIRE(sent.at("/done") == "true");
  return id;
}

/// A course whose one lesson shows a picture, open to Anna.
struct Gallery {
  explicit Gallery(TestSchool& school) : file(uploaded(school)) {
    course = school.a_course("Stoicism", {"Only"});
    const auto card = school.olga.get("/api/lessons/" + lesson());
    const auto saved = school.olga.patch(
        "/api/lessons/" + lesson(), card.at("/version"),
        json("{'content': [{'id': 'b1', 'type': 'image', 'file': '$1', 'alt': 'The sun'}]}",
             {file}));
    REQUIRE(saved.status == 200);
    const auto given = school.olga.post(
        "/api/contacts/" + school.anna.id() + "/grants",
        json("{'product': '$1', 'offer': '$2'}", {course.id, course.full_access}));
    REQUIRE(given.status == 201);
  }
  const std::string& lesson() const { return course.lessons[0]; }
  std::string address_for(Visitor& student) const {
    return student.get("/api/me/lessons/" + lesson()).at("/blocks/0/url");
  }

  std::string file;
  testing::TestCourse course;
};

}  // namespace

TEST_CASE("a picture of an open lesson is served to its student, as a file and nothing else") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Gallery gallery(school);
    const auto block = school.anna.get("/api/me/lessons/" + gallery.lesson());
    CHECK(block.at("/blocks/0/alt") == "The sun");
    CHECK(block.at("/blocks/0/mime") == "image/png");
    CHECK(block.at("/blocks/0/expires_at") == "2026-01-05T12:10:00Z");
    const auto served = school.anna.get(gallery.address_for(school.anna));
    CHECK(served.status == 200);
    CHECK(served.header("Content-Security-Policy") == "sandbox");
    CHECK(served.header("X-Content-Type-Options") == "nosniff");
    CHECK(served.header("Content-Disposition") ==
          "inline; filename=\"_t_.png\"; filename*=UTF-8''%C3%89t%C3%A9.png");
  });
}

TEST_CASE("an address is of no use in another session, without one, or after its time") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Gallery gallery(school);
    const std::string address = gallery.address_for(school.anna);
    CHECK(school.boris.get(address).said() == "403 file.forged");
    CHECK(school.olga.get(address).said() == "403 file.forged");
    CHECK(school.nobody.get(address).status == 401);
    school.clock.advance(10min - 1ms);
    CHECK(school.anna.get(address).status == 200);
    school.clock.advance(1ms);
    CHECK(school.anna.get(address).said() == "403 file.expired");
  });
}

TEST_CASE("whose access is revoked sees no further byte, whatever address they hold") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Gallery gallery(school);
    const std::string address = gallery.address_for(school.anna);
    CHECK(school.anna.get(address).status == 200);
    const auto grants = school.olga.get("/api/contacts/" + school.anna.id() + "/grants");
    const auto revoked =
        school.olga.post("/api/grants/" + grants.at("/items/0/id") + "/revocation");
    REQUIRE(revoked.status < 300);
    CHECK(school.anna.get(address).said() == "403 lesson.locked");
  });
}

TEST_CASE("pages of other sites do not get the files of this one") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Gallery gallery(school);
    const auto refused = school.anna.send("GET", gallery.address_for(school.anna), "",
                                          {{"sec-fetch-site", "cross-site"}});
    CHECK(refused.said() == "403 file.other_site");
  });
}

TEST_CASE("staff who may see courses look at a file before anybody can") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Gallery gallery(school);
    const std::string path = "/api/lessons/" + gallery.lesson() + "/media/" + gallery.file;
    const auto address = school.olga.get(path);
    CHECK(school.olga.get(address.at("/url")).status == 200);
    CHECK(school.anna.get(address.at("/url")).said() == "403 file.forged");
    CHECK(school.anna.get(path).status == 403);
    CHECK(school.olga.get("/api/lessons/" + gallery.lesson() + "/media/" + gallery.course.id)
              .status == 404);
  });
}

TEST_CASE("an upload that was interrupted goes on where the server stands") {
  testing::on_both_engines_school([](TestSchool& school) {
    const std::string id = begin_upload(school);
    const auto first =
        school.olga.send("PATCH", piece_of(id, 0), png.substr(0, 100), bytes_header);
    CHECK(first.at("/offset") == "100");
    const auto again =
        school.olga.send("PATCH", piece_of(id, 0), png.substr(0, 100), bytes_header);
    CHECK(again.status == 409);
    CHECK(again.at("/code") == "upload.wrong_offset");
    CHECK(again.at("/offset") == "100");
    CHECK(school.olga.get("/api/uploads/" + id).at("/done") == "false");
    CHECK(school.olga.send("PATCH", piece_of(id, 100), png.substr(100), bytes_header)
              .at("/done") == "true");
    CHECK(school.olga.send("PATCH", piece_of(id, png.size()), "x", bytes_header).at("/code") ==
          "upload.over");
  });
}

TEST_CASE("what is no picture cannot be uploaded as one, and stands in no lesson") {
  testing::on_both_engines_school([](TestSchool& school) {
    const std::string id = begin_upload(school);
    const std::string page = "<html>" + std::string(png.size() - 6, ' ');
    CHECK(school.olga.send("PATCH", piece_of(id, 0), page, bytes_header).said() ==
          "422 invalid /type upload.wrong_type");
    CHECK(school.olga.get("/api/uploads/" + id).at("/state") == "refused");
    const auto course = school.a_course("Stoicism", {"Only"});
    const auto card = school.olga.get("/api/lessons/" + course.lessons[0]);
    const auto saved = school.olga.patch(
        "/api/lessons/" + course.lessons[0], card.at("/version"),
        json("{'content': [{'id': 'b1', 'type': 'image', 'file': '$1'}]}", {id}));
    CHECK(saved.said() == "422 invalid /content/0/file file.unknown");
  });
}

TEST_CASE("only who edits courses uploads, and nobody sees the uploads of a colleague") {
  testing::on_both_engines_school([](TestSchool& school) {
    const std::string draft =
        json("{'name': 'a.png', 'type': '', 'size': 9, 'purpose': 'image'}");
    CHECK(school.anna.post("/api/uploads", draft).status == 403);
    CHECK(school.clara.post("/api/uploads", draft).status == 403);
    const std::string id = begin_upload(school);
    CHECK(school.oscar.get("/api/uploads/" + id).status == 404);
  });
}

TEST_CASE("who imports people uploads tables, and no pictures or films of courses") {
  testing::on_both_engines_school([](TestSchool& school) {
    const auto draft = [](const char* name, const char* purpose) {
      return json("{'name': '$1', 'type': '', 'size': 9, 'purpose': '$2'}", {name, purpose});
    };
    const auto with = [&](const char* right) {
      const auto token = school.olga.post(
          "/api/tokens", json("{'name': 'script', 'rights': ['$1']}", {right}));
      return school.script(token.at("/token"));
    };
    auto importer = with("import_contacts");
    CHECK(importer.post("/api/uploads", draft("people.csv", "file")).status == 201);
    CHECK(importer.post("/api/uploads", draft("sun.png", "image")).status == 403);
    CHECK(importer.post("/api/uploads", draft("film.mp4", "video")).status == 403);
    auto reader = with("view_contacts");
    school.changed_rows();
    CHECK(reader.post("/api/uploads", draft("people.csv", "file")).status == 403);
    CHECK(school.sam.post("/api/uploads", draft("people.csv", "file")).status == 403);
    CHECK(school.changed_rows() == "");
    CHECK(with("edit_courses").post("/api/uploads", draft("sun.png", "image")).status == 201);
  });
}

TEST_CASE("a picture shows to staff who see the student's pages, by an address of their own") {
  testing::on_both_engines_school([](TestSchool& school) {
    const Gallery gallery(school);
    const auto viewing = [&](const std::string& more) {
      return school.sam
          .post("/api/contacts/" + school.anna.id() + "/viewing",
                json("{'mode': 'view'" + more + "}"))
          .said();
    };
    CHECK(viewing("") == "201");
    const std::string address = gallery.address_for(school.sam);
    school.run_jobs();
    school.changed_rows();
    CHECK(school.sam.get(address).status == 200);
    CHECK(school.anna.get(address).said() == "403 file.forged");
    // On a day on which the lesson is not open yet, no page names the file.
    CHECK(viewing(", 'at': '2026-01-04T12:00:00Z'") == "201");
    CHECK(gallery.address_for(school.sam) == "absent");
    CHECK(school.changed_rows() == "sessions +1 -1");
  });
}

}  // namespace learning
