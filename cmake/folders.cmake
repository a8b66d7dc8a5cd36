# SPDX-License-Identifier: Apache-2.0
# One static library and one test program per folder of server/layers.txt. A library links the
# earlier folders and nothing else, so an include that goes the wrong way does not link either.
function(stoa_folders)
  file(STRINGS server/layers.txt layers REGEX "^[a-z]+$")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS server/layers.txt)
  set(earlier stoa_libraries)
  foreach(folder IN LISTS layers)
    file(GLOB sources CONFIGURE_DEPENDS server/${folder}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|/main\\.cpp$")
    if(sources)
      add_library(stoa_${folder} STATIC ${sources})
      target_link_libraries(stoa_${folder} PUBLIC ${earlier} PRIVATE stoa_flags)
      stoa_precompile(stoa_${folder})
    else()
      add_library(stoa_${folder} INTERFACE)
      target_link_libraries(stoa_${folder} INTERFACE ${earlier})
    endif()
    set(earlier stoa_${folder})
  endforeach()

  add_library(stoa_test_main STATIC server/testing/test_main.cc)
  target_link_libraries(stoa_test_main PUBLIC stoa_base stoa_flags doctest::doctest)
  # Fresh databases of both engines, for the folders from db/ on.
  add_library(stoa_test_databases STATIC
    server/testing/databases.cc server/testing/postgres_cluster.cc)
  target_link_libraries(stoa_test_databases PUBLIC stoa_db doctest::doctest PRIVATE stoa_flags)
  # A real SMTP server in a process of its own.
  add_library(stoa_test_mail_server STATIC server/testing/mail_server.cc)
  target_link_libraries(stoa_test_mail_server PUBLIC stoa_describe PRIVATE stoa_flags)
  target_compile_definitions(stoa_test_mail_server PRIVATE STOA_SOURCE="${CMAKE_SOURCE_DIR}")
  foreach(folder IN LISTS layers)
    file(GLOB tests CONFIGURE_DEPENDS server/${folder}/*_test.cpp)
    if(tests)
      add_executable(test_${folder} ${tests})
      target_link_libraries(test_${folder} PRIVATE stoa_test_main stoa_flags)
      # The first folders are tested without the rest of the house: they build under sanitizers.
      if(folder MATCHES "^(base|describe|db|net|mail|http|access)$")
        target_link_libraries(test_${folder} PRIVATE stoa_${folder})
      else()
        target_link_libraries(test_${folder} PRIVATE stoa_testing)
      endif()
      if(NOT folder MATCHES "^(base|describe)$")
        target_link_libraries(test_${folder} PRIVATE stoa_test_databases stoa_test_mail_server)
      endif()
      target_compile_definitions(test_${folder} PRIVATE STOA_SOURCE="${CMAKE_SOURCE_DIR}")
      stoa_precompile(test_${folder})
      add_test(NAME ${folder} COMMAND test_${folder})
    endif()
  endforeach()
endfunction()

function(stoa_precompile target)
  if(STOA_PCH)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <chrono> <cstdint> <functional> <map> <memory> <optional> <span> <string>
      <string_view> <unordered_map> <utility> <variant> <vector> <fmt/core.h>)
  endif()
endfunction()
