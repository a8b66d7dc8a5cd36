# SPDX-License-Identifier: Apache-2.0
# One program per tests/fuzz/NAME_fuzz.cpp, called fuzz_NAME; clang only (preset `sanitize`). A target
# links the folders that it includes. One that needs a few files of a late folder, and not the whole
# house behind it, names them in a line `// Sources: imports/csv.cpp imports/xlsx.cpp`.
function(stoa_fuzzers)
  add_custom_target(fuzzers)
  file(GLOB targets CONFIGURE_DEPENDS tests/fuzz/*_fuzz.cpp)
  foreach(source IN LISTS targets)
    get_filename_component(name ${source} NAME_WE)
    string(REGEX REPLACE "^(.*)_fuzz$" "fuzz_\\1" name ${name})
    file(STRINGS ${source} lines REGEX "^// Sources: ")
    string(REGEX MATCHALL "[a-z_/0-9]+\\.cpp" more "${lines}")
    list(TRANSFORM more PREPEND ${CMAKE_SOURCE_DIR}/server/)
    add_executable(${name} ${source} ${more})
    stoa_included_folders(libraries ${source} ${more})
    target_link_libraries(${name} PRIVATE ${libraries} stoa_flags)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
  endforeach()
endfunction()

# The libraries of the folders that a target includes. Folders whose files are named one by one do
# not count.
function(stoa_included_folders result)
  set(libraries stoa_base)
  foreach(source IN LISTS ARGN)
    file(STRINGS ${source} includes REGEX "^#include \"[a-z]+/")
    foreach(include IN LISTS includes)
      string(REGEX REPLACE "^#include \"([a-z]+)/.*" "\\1" folder "${include}")
      if(TARGET stoa_${folder} AND NOT ARGN MATCHES "/server/${folder}/")
        list(APPEND libraries stoa_${folder})
      endif()
    endforeach()
  endforeach()
  list(REMOVE_DUPLICATES libraries)
  set(${result} ${libraries} PARENT_SCOPE)
endfunction()
