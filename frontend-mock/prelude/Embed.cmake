# Puts the prelude together: the files in order, the templates expanded.
#   cmake -DOUT=prelude.rs -P Embed.cmake     the text
#   cmake -DOUT=Prelude.cpp -P Embed.cmake    a C++ file that defines it
cmake_minimum_required(VERSION 3.25)
set(HERE "${CMAKE_CURRENT_LIST_DIR}")
set(TEXT "")

function(add FILE)
  file(READ "${HERE}/${FILE}.rs" CONTENTS)
  set(TEXT "${TEXT}${CONTENTS}" PARENT_SCOPE)
endfunction()

# expand(FILE NAME VALUE ...): each $NAME of a template becomes VALUE, in this
# order (a name that begins another one comes after it).
function(expand FILE)
  file(READ "${HERE}/templates/${FILE}.rs" CONTENTS)
  set(REST ${ARGN})
  while(REST)
    list(POP_FRONT REST NAME VALUE)
    string(REPLACE "$${NAME}" "${VALUE}" CONTENTS "${CONTENTS}")
  endwhile()
  set(TEXT "${TEXT}${CONTENTS}" PARENT_SCOPE)
endfunction()

foreach(FILE intrinsics marker boxed mem option result cmp range iter sources
        adaptors combinators slice slice-iter array str char fmt future executor
        arena)
  add(${FILE})
endforeach()

foreach(NAME Display Debug LowerHex UpperHex Binary Octal)
  expand(pointer-fmt N ${NAME})
endforeach()
expand(owner-fmt N Display)
expand(owner-fmt N Debug)

set(OPERATORS "Add add +" "Sub sub -" "Mul mul *" "Div div /" "Rem rem %"
  "BitAnd bitand &" "BitOr bitor |" "BitXor bitxor ^" "Shl shl <<"
  "Shr shr >>")
foreach(OPERATOR ${OPERATORS})
  string(REPLACE " " ";" PARTS "${OPERATOR}")
  list(GET PARTS 0 TRAIT)
  list(GET PARTS 1 METHOD)
  # The lang items are named after the traits: bit_and, not bitand.
  string(REPLACE "bit" "bit_" LANG "${METHOD}")
  expand(operator N ${TRAIT} f ${METHOD} l ${LANG})
endforeach()

function(add_binary TYPE)
  foreach(OPERATOR ${ARGN})
    string(REPLACE " " ";" PARTS "${OPERATOR}")
    list(GET PARTS 0 TRAIT)
    list(GET PARTS 1 METHOD)
    list(GET PARTS 2 SYMBOL)
    expand(binary N ${TRAIT} f ${METHOD} o "${SYMBOL}" T ${TYPE})
  endforeach()
  set(TEXT "${TEXT}" PARENT_SCOPE)
endfunction()

function(add_int TYPE KIND UNSIGNED BITS MIN MAX WIDE)
  expand(scalar T ${TYPE} ZERO 0)
  expand(ordered T ${TYPE})
  expand(number T ${TYPE} ZERO 0 ONE 1)
  expand(int T ${TYPE} U ${UNSIGNED} BITS ${BITS} MIN "${MIN}" MAX "${MAX}"
    WIDE ${WIDE} ZERO 0)
  expand(${KIND} T ${TYPE} U ${UNSIGNED} BITS ${BITS})
  add_binary(${TYPE} ${OPERATORS})
  set(TEXT "${TEXT}" PARENT_SCOPE)
endfunction()

add_int(i8 signed u8 8 "-128" "127" i64)
add_int(i16 signed u16 16 "-32768" "32767" i64)
add_int(i32 signed u32 32 "-2147483648" "2147483647" i64)
add_int(i64 signed u64 64 "-9223372036854775808" "9223372036854775807" i64)
add_int(i128 signed u128 128 "-170141183460469231731687303715884105728"
  "170141183460469231731687303715884105727" i128)
# As wide as the target's pointers.
add_int(isize signed usize "(size_of::<usize>() as u32 * 8)"
  "!((!0usize >> 1) as isize)" "(!0usize >> 1) as isize" i64)
add_int(u8 unsigned u8 8 0 "255" u64)
add_int(u16 unsigned u16 16 0 "65535" u64)
add_int(u32 unsigned u32 32 0 "4294967295" u64)
add_int(u64 unsigned u64 64 0 "18446744073709551615" u64)
add_int(u128 unsigned u128 128 0 "340282366920938463463374607431768211455"
  u128)
add_int(usize unsigned usize "(size_of::<usize>() as u32 * 8)" 0 "!0usize" u64)

foreach(TYPE f64 f32)
  expand(scalar T ${TYPE} ZERO 0.0)
  expand(number T ${TYPE} ZERO 0.0 ONE 1.0)
  list(SUBLIST OPERATORS 0 5 ARITHMETIC)
  add_binary(${TYPE} ${ARITHMETIC})
endforeach()
expand(float MAX 1.7976931348623157e308 EPSILON 2.220446049250313e-16
  TINY 2.2250738585072014e-308 T f64 BITS 64 B u64 I i64 C "")
expand(float MAX 3.40282347e38 EPSILON 1.1920929e-7 TINY 1.17549435e-38
  T f32 BITS 32 B u32 I i32 C f)
expand(scalar T bool ZERO false)
expand(ordered T bool)
expand(logic T bool)
expand(scalar T char ZERO "'\\0'")
expand(ordered T char)

function(add_conversions FROM)
  foreach(TO ${ARGN})
    expand(convert F ${FROM} T ${TO})
  endforeach()
  set(TEXT "${TEXT}" PARENT_SCOPE)
endfunction()
add_conversions(u8 u16 u32 u64 u128 usize i16 i32 i64 i128 isize char f32 f64)
add_conversions(u16 u32 u64 u128 usize i32 i64 i128 f32 f64)
add_conversions(u32 u64 u128 i64 i128 f64)
add_conversions(u64 u128 i128)
add_conversions(i8 i16 i32 i64 i128 isize f32 f64)
add_conversions(i16 i32 i64 i128 isize f32 f64)
add_conversions(i32 i64 i128 f64)
add_conversions(i64 i128)
add_conversions(bool u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize)
add_conversions(char u32 u64 u128)
add_conversions(f32 f64)

# Tuples: what is repeated for each part is made here.
set(PARAMS "A" "B" "C" "D" "E" "F")
foreach(COUNT RANGE 1 6)
  set(NAMES "")
  foreach(BOUND IN ITEMS PartialEq Eq PartialOrd Ord Default Debug)
    set(${BOUND}S "")
  endforeach()
  set(EQ "true")
  set(PARTIAL_CMP "")
  set(CMP "")
  set(DEFAULTS "")
  set(FIELDS "")
  math(EXPR LAST "${COUNT} - 1")
  foreach(INDEX RANGE ${LAST})
    list(GET PARAMS ${INDEX} P)
    string(APPEND NAMES "${P}, ")
    foreach(BOUND IN ITEMS PartialEq Eq PartialOrd Ord Default Debug)
      string(APPEND ${BOUND}S "${P}: ${BOUND}, ")
    endforeach()
    string(APPEND EQ " && ${P}::eq(&self.${INDEX}, &other.${INDEX})")
    string(APPEND PARTIAL_CMP "
        match ${P}::partial_cmp(&self.${INDEX}, &other.${INDEX}) {
            Some(Ordering::Equal) => {}
            decided => return decided,
        }")
    string(APPEND CMP "
        match ${P}::cmp(&self.${INDEX}, &other.${INDEX}) {
            Ordering::Equal => {}
            decided => return decided,
        }")
    string(APPEND DEFAULTS "${P}::default(), ")
    string(APPEND FIELDS ".field(&self.${INDEX})")
  endforeach()
  expand(tuple NAMES "${NAMES}" PARTIAL_EQS "${PartialEqS}" EQS "${EqS}"
    PARTIAL_ORDS "${PartialOrdS}" ORDS "${OrdS}" DEFAULT_BOUNDS "${DefaultS}"
    DEBUGS "${DebugS}" EQ "${EQ}" PARTIAL_CMP "${PARTIAL_CMP}" CMP "${CMP}"
    DEFAULTS "${DEFAULTS}" FIELDS "${FIELDS}")
endforeach()

if(OUT MATCHES "\\.cpp$")
  # In pieces: compilers limit the length of a literal.
  set(CODE "#include \"driver/Prelude.h\"\n\n")
  string(APPEND CODE "const char *const traitc::PreludeText =\n")
  string(LENGTH "${TEXT}" LENGTH)
  set(AT 0)
  while(AT LESS LENGTH)
    string(SUBSTRING "${TEXT}" ${AT} 8000 PIECE)
    string(APPEND CODE "    R\"prelude(${PIECE})prelude\"\n")
    math(EXPR AT "${AT} + 8000")
  endwhile()
  string(APPEND CODE "    ;\n")
  set(TEXT "${CODE}")
endif()
file(WRITE "${OUT}" "${TEXT}")
