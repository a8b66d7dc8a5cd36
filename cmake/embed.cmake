# SPDX-License-Identifier: Apache-2.0
# Files compiled into the binary. `stoa_embed(TARGET NAME FOLDER PATTERN…)` adds a function
# `std::span<const app::Embedded> app::NAME()` with path (below FOLDER) and bytes of each file.
function(stoa_embed target name folder)
  set(files)
  foreach(pattern IN LISTS ARGN)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${folder}/${pattern})
    list(APPEND files ${found})
  endforeach()
  list(SORT files)
  set(assembly "  .section .rodata\n")
  set(externs)
  set(rows)
  set(n 0)
  foreach(path IN LISTS files)
    file(RELATIVE_PATH relative ${folder} ${path})
    string(APPEND assembly
      "  .balign 16\n  .global stoa_${name}_${n}\nstoa_${name}_${n}:\n  .incbin \"${path}\"\n"
      "  .global stoa_${name}_${n}_end\nstoa_${name}_${n}_end:\n  .byte 0\n")
    string(APPEND externs
      "extern \"C\" const char stoa_${name}_${n}[];\nextern \"C\" const char stoa_${name}_${n}_end[];\n")
    string(APPEND rows
      "      {\"${relative}\", {stoa_${name}_${n}, static_cast<std::size_t>(stoa_${name}_${n}_end - stoa_${name}_${n})}},\n")
    math(EXPR n "${n} + 1")
  endforeach()
  string(APPEND assembly "  .section .note.GNU-stack,\"\",@progbits\n")
  set(generated ${CMAKE_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${generated}/${name}.s CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${generated}/${name}.cc CONTENT
"#include \"app/embedded.h\"
${externs}
namespace app {
std::span<const Embedded> ${name}() {
  static const std::vector<Embedded> files{
${rows}  };
  return files;
}
}  // namespace app
" @ONLY)
  set_source_files_properties(${generated}/${name}.s PROPERTIES
    LANGUAGE ASM OBJECT_DEPENDS "${files}")
  set_source_files_properties(${generated}/${name}.cc PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${generated}/${name}.s ${generated}/${name}.cc)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
endfunction()
