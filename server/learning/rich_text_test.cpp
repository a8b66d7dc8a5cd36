// SPDX-License-Identifier: Apache-2.0
#include "learning/rich_text.h"

#include <doctest/doctest.h>
#include <fmt/core.h>

namespace learning {
namespace {

std::string doc(const std::string& content) {
  return html_of({fmt::format(R"({{"type":"doc","content":[{}]}})", content)});
}

std::string text(const std::string& words, const std::string& marks = "[]") {
  return fmt::format(R"({{"type":"text","text":"{}","marks":{}}})", words, marks);
}

std::string paragraph(const std::string& content) {
  return fmt::format(R"({{"type":"paragraph","content":[{}]}})", content);
}

std::string link(const std::string& href) {
  return doc(text("here", fmt::format(R"([{{"type":"link","attrs":{{"href":"{}"}}}}])", href)));
}

}  // namespace

TEST_CASE("each node and mark of the editor has its element") {
  struct Row {
    std::string node;
    std::string_view html;
  };
  const std::string item = R"({"type":"listItem","content":[)" + paragraph(text("a")) + "]}";
  const Row rows[] = {
      {paragraph(text("Hello")), "<p>Hello</p>"},
      {R"({"type":"paragraph"})", "<p></p>"},
      {R"({"type":"heading","attrs":{"level":3},"content":[)" + text("H") + "]}", "<h3>H</h3>"},
      {R"({"type":"heading","attrs":{"level":1},"content":[)" + text("H") + "]}", "<h2>H</h2>"},
      {R"({"type":"heading","attrs":{"level":9},"content":[)" + text("H") + "]}", "<h4>H</h4>"},
      {R"({"type":"heading"})", "<h2></h2>"},
      {R"({"type":"bulletList","content":[)" + item + "]}", "<ul><li><p>a</p></li></ul>"},
      {R"({"type":"orderedList","content":[)" + item + "]}", "<ol><li><p>a</p></li></ol>"},
      {R"({"type":"orderedList","attrs":{"start":3},"content":[]})", "<ol start=\"3\"></ol>"},
      {R"({"type":"blockquote","content":[)" + paragraph(text("a")) + "]}",
       "<blockquote><p>a</p></blockquote>"},
      {R"({"type":"codeBlock","content":[)" + text("a < b", R"([{"type":"bold"}])") + "]}",
       "<pre><code>a &lt; b</code></pre>"},
      {R"({"type":"horizontalRule"})", "<hr>"},
      {R"({"type":"hardBreak"})", "<br>"},
      {text("a", R"([{"type":"code"},{"type":"italic"},{"type":"bold"},{"type":"strike"}])"),
       "<strong><em><s><code>a</code></s></em></strong>"},
  };
  for (const Row& row : rows) CHECK(doc(row.node) == row.html);
}

TEST_CASE("whatever an author writes stays words") {
  CHECK(doc(text("<script>alert(1)</script> & 'a' \\\"b\\\"")) ==
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;a&#39; &quot;b&quot;");
  CHECK(doc(R"({"type":"codeBlock","attrs":{"language":"\"><script>"},"content":[]})") ==
        "<pre><code></code></pre>");
}

TEST_CASE("links lead to https and mailboxes only, and quotes do not end them") {
  CHECK(link("https://a.example/?b=1&c=2") ==
        R"(<a href="https://a.example/?b=1&amp;c=2" target="_blank" )"
        R"(rel="noopener noreferrer">here</a>)");
  CHECK(link("MAILTO:a@b.example").starts_with("<a href=\"MAILTO:"));
  CHECK(link(R"(https://a.example/\"onclick=\"alert(1))").contains("&quot;onclick=&quot;"));
  const std::string hostile[] = {"javascript:alert(1)",
                                 "JaVaScRiPt:alert(1)",
                                 "java\\tscript:alert(1)",
                                 "\\u0001javascript:alert(1)",
                                 " https://a.example",
                                 "data:text/html,<script>",
                                 "vbscript:x",
                                 "http://a.example",
                                 "//a.example",
                                 "/admin",
                                 "https:javascript",
                                 "https://a\\nb",
                                 ""};
  for (const std::string& href : hostile) {
    CAPTURE(href);
    CHECK(link(href) == "here");
  }
}

TEST_CASE("of a node or mark that is not on the list only the words stay") {
  CHECK(doc(R"({"type":"iframe","attrs":{"src":"https://a.example"},"content":[)" +
            paragraph(text("word", R"([{"type":"bold"}])")) + "]}") == "word");
  CHECK(doc(R"({"type":"script","text":"<b>","content":[]})") == "&lt;b&gt;");
  CHECK(doc(text("a", R"([{"type":"textStyle","attrs":{"style":"x"}},{"type":"onclick"}])")) ==
        "a");
  CHECK(doc(R"({"content":[)" + text("no type") + "]}") == "no type");
}

TEST_CASE("documents of the wrong shape break nothing") {
  const std::string shapes[] = {"null",
                                "[]",
                                "7",
                                "\"text\"",
                                "",
                                "{",
                                "{}",
                                R"({"type":7})",
                                R"({"type":"doc","content":{}})",
                                R"({"type":"doc","content":[null,7,"x",[],{}]})",
                                R"({"type":"text","text":7,"marks":{}})",
                                R"({"type":"text","text":"","marks":[null,7,{"type":"link"}]})",
                                R"({"type":"heading","attrs":[]})"};
  for (const std::string& shape : shapes) {
    CAPTURE(shape);
    CHECK(html_of({shape}).find("script") == std::string::npos);
  }
  CHECK(html_of({R"({"type":"doc","content":[null,7,"x",[],{}]})"}).empty());
}

TEST_CASE("what is nested deeper than anybody writes is left out") {
  std::string node = text("deep");
  for (int i = 0; i < 20; ++i) node = R"({"type":"blockquote","content":[)" + node + "]}";
  CHECK(doc(node).contains("deep"));
  for (int i = 0; i < 5; ++i) node = R"({"type":"blockquote","content":[)" + node + "]}";
  const std::string html = doc(node);
  CHECK_FALSE(html.contains("deep"));
  CHECK(html.ends_with("</blockquote>"));
}

}  // namespace learning
