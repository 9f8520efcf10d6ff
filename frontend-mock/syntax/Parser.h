//===- Parser.h - Text to syntax tree ---------------------------*- C++ -*-===//

#ifndef TRAITC_SYNTAX_PARSER_H
#define TRAITC_SYNTAX_PARSER_H

#include "syntax/AST.h"
#include "syntax/Diagnostics.h"

namespace traitc {

/// Parses buffer \p BufferID of the Diagnostics' SourceMgr. Errors are
/// reported, several a run; the tree is usable for further checks only when
/// there were none. \p Prelude: the text is the prelude's, where `#[lang(..)]`,
/// `#[intrinsic]`, `#[runtime(..)]`, functions without a body and raw pointers
/// are understood.
ast::Program parse(unsigned BufferID, ast::Context &Ctx, Diagnostics &Diags,
                   bool Prelude = false);

} // namespace traitc

#endif // TRAITC_SYNTAX_PARSER_H
