# Makes a man page of what a tool says of itself:
#
#   cmake -DOUT=tool.1 -DNAME=tool -DSUMMARY="what it is" -DVERSION=1.0
#         -DTOOL=path/to/tool -DOPTION=--help -P ManPage.cmake
#
# The help's first paragraph begins with "Usage:" and becomes the synopsis; the
# rest keeps its lines.

execute_process(COMMAND "${TOOL}" "${OPTION}"
  OUTPUT_VARIABLE help RESULT_VARIABLE status ERROR_VARIABLE errors)
if(NOT status EQUAL 0 OR NOT help MATCHES "^(Usage|USAGE): *([^\n]+)\n")
  message(FATAL_ERROR "${TOOL} does not say how to use it: ${help}${errors}")
endif()

# roff reads backslashes everywhere, and dots and apostrophes in front.
function(to_roff OUT text)
  string(REPLACE "\\" "\\e" text "${text}")
  string(REPLACE "-" "\\-" text "${text}")
  string(REGEX REPLACE "(^|\n)([.'])" "\\1\\\\&\\2" text "${text}")
  set(${OUT} "${text}" PARENT_SCOPE)
endfunction()

string(FIND "${help}" "\n\n" end)
if(end EQUAL -1)
  set(usage "${help}")
  set(rest "")
else()
  string(SUBSTRING "${help}" 0 ${end} usage)
  math(EXPR end "${end} + 2")
  string(SUBSTRING "${help}" ${end} -1 rest)
endif()
string(REGEX REPLACE "^(Usage|USAGE): *" "" usage "${usage}")
to_roff(usage "${usage}")
to_roff(rest "${rest}")
to_roff(name "${NAME}")
to_roff(summary "${SUMMARY}")

file(WRITE "${OUT}" "\
.TH \"${name}\" 1 \"\" \"DynAsync ${VERSION}\" \"DynAsync\"
.SH NAME
${name} \\- ${summary}
.SH SYNOPSIS
.nf
${usage}
.fi
.SH DESCRIPTION
.nf
${rest}.fi
.SH SEE ALSO
docs/install.md, docs/cpp.md and docs/troubleshooting.md of DynAsync
")
