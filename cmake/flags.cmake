# SPDX-License-Identifier: Apache-2.0
# One interface target carries every flag, so that a folder cannot forget one.
add_library(stoa_flags INTERFACE)
target_include_directories(stoa_flags INTERFACE ${CMAKE_SOURCE_DIR}/server)
target_compile_options(stoa_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wswitch-enum -Wnon-virtual-dtor
  -Wold-style-cast -Woverloaded-virtual -fstack-protector-strong
  # A designated initialiser leaves out what has a default: that is what it is for.
  -Wno-missing-field-initializers)
target_compile_definitions(stoa_flags INTERFACE _GLIBCXX_ASSERTIONS)
if(STOA_WERROR)
  target_compile_options(stoa_flags INTERFACE -Werror)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What g++ 12 says about memory once it has inlined std::string is often wrong: shown, not fatal.
    target_compile_options(stoa_flags INTERFACE
      -Wno-error=array-bounds -Wno-error=stringop-overflow -Wno-error=stringop-overread
      -Wno-error=restrict -Wno-error=maybe-uninitialized -Wno-error=dangling-pointer
      -Wno-error=free-nonheap-object -Wno-error=null-dereference)
  endif()
endif()
if(STOA_FAULTS)
  target_compile_definitions(stoa_flags INTERFACE STOA_FAULTS)
endif()
if(STOA_SANITIZE)
  target_compile_definitions(stoa_flags INTERFACE STOA_SANITIZED)
  target_compile_options(stoa_flags INTERFACE -fsanitize=${STOA_SANITIZE} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(stoa_flags INTERFACE -fsanitize=${STOA_SANITIZE})
endif()
find_program(MOLD mold)
if(MOLD)
  target_link_options(stoa_flags INTERFACE -fuse-ld=mold)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(stoa_flags INTERFACE -fpch-preprocess)
  endif()
endif()
target_link_options(stoa_flags INTERFACE -Wl,-z,relro,-z,now)
