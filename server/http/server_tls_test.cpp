// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "http/raw_client.h"

namespace http {

namespace {

using namespace std::chrono_literals;

template <class T, class Free>
std::unique_ptr<T, Free> owned(T* pointer, Free free) {
  REQUIRE(pointer != nullptr);
  return {pointer, free};
}

/// A certificate by nobody but itself, for one day, in two files.
struct Certificate {
  explicit Certificate(const char* name) { write(name); }
  ~Certificate() { std::filesystem::remove_all(folder); }

  void write(const char* name) const {
    std::filesystem::create_directories(folder);
    const auto made = owned(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const auto x509 = owned(X509_new(), X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(x509.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(x509.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x509.get()), 86'400);
    X509_set_pubkey(x509.get(), made.get());
    X509_NAME* subject = X509_get_subject_name(x509.get());
    const std::basic_string<unsigned char> text(name, name + std::string_view(name).size());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, text.c_str(), -1, -1, 0);
    X509_set_issuer_name(x509.get(), subject);
    REQUIRE(X509_sign(x509.get(), made.get(), EVP_sha256()) > 0);
    const auto out = owned(std::fopen(file.c_str(), "w"), std::fclose);
    PEM_write_X509(out.get(), x509.get());
    const auto secret = owned(std::fopen(key.c_str(), "w"), std::fclose);
    PEM_write_PrivateKey(secret.get(), made.get(), nullptr, nullptr, 0, nullptr, nullptr);
  }

  std::filesystem::path folder = std::filesystem::temp_directory_path() / "stoa_tls_test";
  std::filesystem::path file = folder / "certificate.pem";
  std::filesystem::path key = folder / "key.pem";
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int version_max = TLS1_3_VERSION)
      : raw_(port), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
    SSL_CTX_set_max_proto_version(context_.get(), version_max);
    SSL_CTX_set_security_level(context_.get(), 0);
    session_.reset(SSL_new(context_.get()));
    SSL_set_fd(session_.get(), raw_.socket());
    connected_ = SSL_connect(session_.get()) == 1;
  }

  bool connected() const { return connected_; }
  std::string certificate_name() const {
    const auto x509 = owned(SSL_get1_peer_certificate(session_.get()), X509_free);
    char name[100] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(x509.get()), NID_commonName, name, sizeof name);
    return name;
  }
  std::string ask(const std::string& request, std::size_t expected) {
    std::size_t done = 0;
    REQUIRE(SSL_write_ex(session_.get(), request.data(), request.size(), &done) == 1);
    std::string out;
    std::string block(20'000, '\0');
    while (out.size() < expected &&
           SSL_read_ex(session_.get(), block.data(), block.size(), &done) == 1) {
      out.append(block, 0, done);
    }
    return out;
  }

 private:
  RawClient raw_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&SSL_free)> session_{nullptr, SSL_free};
  bool connected_ = false;
};

ServerOptions with(const Certificate& certificate) {
  ServerOptions options;
  options.certificate_file = certificate.file;
  options.key_file = certificate.key;
  options.intake_of = [](std::string_view, std::string_view) {
    return Intake{.body_max = std::size_t{8} << 20};
  };
  return options;
}

Response tell(const Request& request) {
  if (request.path == "/large") return Response::text(200, std::string(5 << 20, 'x'));
  return Response::text(200,
                        (request.tls ? "tls " : "clear ") + std::to_string(request.body.size()));
}

}  // namespace

TEST_CASE("a client is answered through TLS, several times on one connection") {
  const Certificate certificate("first.example");
  TestServer server(tell, with(certificate));
  TlsClient client(server.port());
  REQUIRE(client.connected());
  CHECK(client.certificate_name() == "first.example");
  CHECK(client.ask(get("/"), 100).ends_with("\r\n\r\ntls 0"));
  CHECK(client.ask(post("/", std::string(900'000, 'x')), 100).ends_with("tls 900000"));
  CHECK(client.ask(get("/large"), 5 << 20).size() > 5 << 20);
}

TEST_CASE("versions before TLS 1.2 are not spoken, nor is plain text") {
  const Certificate certificate("first.example");
  TestServer server(tell, with(certificate));
  CHECK_FALSE(TlsClient(server.port(), TLS1_1_VERSION).connected());
  CHECK(TlsClient(server.port(), TLS1_2_VERSION).connected());
  RawClient plain(server.port());
  plain.send(get("/"));
  CHECK(plain.closed_within(5s));
  CHECK(plain.received().find("HTTP/1.1 200") == std::string::npos);
}

TEST_CASE("a handshake that does not end is closed in time") {
  const Certificate certificate("first.example");
  ServerOptions options = with(certificate);
  options.deadlines.header = 100ms;
  TestServer server(tell, options);
  RawClient silent(server.port());
  CHECK(silent.closed_within(5s));
}

TEST_CASE("a new certificate is taken up without a restart, and a broken one is not") {
  const Certificate certificate("first.example");
  TestServer server(tell, with(certificate));
  TlsClient before(server.port());
  certificate.write("second.example");
  server.server.reload_certificates();
  CHECK(TlsClient(server.port()).certificate_name() == "second.example");
  std::ofstream(certificate.file) << "nonsense";
  CHECK_THROWS_AS(server.server.reload_certificates(), std::runtime_error);
  CHECK(TlsClient(server.port()).certificate_name() == "second.example");
  CHECK(before.ask(get("/"), 100).ends_with("tls 0"));
}

TEST_CASE("a server without its certificate does not start") {
  ServerOptions options;
  options.certificate_file = "/nowhere/certificate.pem";
  CHECK_THROWS_AS(TestServer(tell, options), std::runtime_error);
}

}  // namespace http
