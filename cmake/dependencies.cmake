# SPDX-License-Identifier: Apache-2.0
# Debian packages only; docs/decisions/dependencies.md says what each one saves us.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(OpenSSL REQUIRED)
find_package(CURL REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n data)
find_package(PostgreSQL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(date REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(doctest REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(zip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)

add_library(stoa_libraries INTERFACE)
target_link_libraries(stoa_libraries INTERFACE
  Threads::Threads Boost::json OpenSSL::SSL CURL::libcurl ICU::uc ICU::i18n PostgreSQL::PostgreSQL
  SQLite::SQLite3 date::date-tz fmt::fmt spdlog::spdlog PkgConfig::sodium
  PkgConfig::zip PkgConfig::pugixml PkgConfig::xlsxwriter)
target_compile_definitions(stoa_libraries INTERFACE
  BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
  SPDLOG_FMT_EXTERNAL)
