//===- CheckProgram.cpp - All bodies, and bodies on demand ----------------===//
//
// The checker's entry points, and the checks that need more than one body:
// whether types are Send, which depends on what futures hold at their awaits.
//
//===----------------------------------------------------------------------===//

#include "sema/CheckBody.h"

using namespace traitc;

hir::Body *traitc::checkFn(FnDef &Fn, CheckSession &Sess) {
  if (Fn.Checked || Fn.Checking || !Fn.HasBody)
    return Fn.TheBody.get();
  Fn.Checking = true;
  {
    BodyChecker C(Sess, &Fn.Generics);
    C.checkFunction(Fn);
  }
  Fn.Checking = false;
  Fn.Checked = true;
  return Fn.TheBody.get();
}

hir::Body *traitc::checkConstant(ConstDef &C, CheckSession &Sess) {
  if (C.Checked)
    return C.TheBody.get();
  if (C.Checking) {
    Sess.Diags.error(C.Syntax->Value->loc(),
                     llvm::Twine("the value of ") +
                         (C.isStatic() ? "static `" : "constant `") + C.Name +
                         "` depends on itself");
    return nullptr;
  }
  C.Checking = true;
  {
    BodyChecker Checker(Sess, nullptr);
    if (Checker.checkConstant(C))
      checkConstantValue(C, Sess);
    if (C.isStatic() && !C.Ty->hasError())
      Sess.AutoChecks.push_back(
          {C.Ty, Lang::Sync, C.Syntax->Type->loc(), nullptr, nullptr});
  }
  C.Checking = false;
  C.Checked = true;
  return C.TheBody.get();
}

hir::Body *traitc::checkBody(FnDef &Fn, World &W, ast::Context &Ctx,
                             Diagnostics &Diags) {
  CheckSession Sess(W, Ctx, Diags);
  hir::Body *B = checkFn(Fn, Sess);
  runAutoChecks(Sess);
  return B;
}

hir::Body *traitc::checkConst(ConstDef &C, World &W, ast::Context &Ctx,
                              Diagnostics &Diags) {
  CheckSession Sess(W, Ctx, Diags);
  return checkConstant(C, Sess);
}

void traitc::checkProgram(World &W, ast::Context &Ctx, Diagnostics &Diags) {
  CheckSession Sess(W, Ctx, Diags);
  // Items inside bodies are appended to these while bodies are checked.
  // NOLINTBEGIN(modernize-loop-convert)
  size_t NextConst = 0;
  auto CheckConsts = [&] {
    for (; NextConst != W.Consts.size(); ++NextConst)
      if (!W.Consts[NextConst]->InPrelude)
        checkConstant(*W.Consts[NextConst], Sess);
  };
  CheckConsts();
  for (size_t I = 0; I != W.Fns.size(); ++I)
    if (!W.Fns[I]->InPrelude)
      checkFn(*W.Fns[I], Sess);
  for (size_t I = 0; I != W.Traits.size(); ++I)
    if (!W.Traits[I]->InPrelude)
      for (size_t M = 0; M != W.Traits[I]->Methods.size(); ++M)
        checkFn(*W.Traits[I]->Methods[M], Sess);
  for (size_t I = 0; I != W.Impls.size(); ++I)
    for (size_t M = 0; M != W.Impls[I]->Methods.size(); ++M)
      if (!W.Impls[I]->Methods[M]->InPrelude)
        checkFn(*W.Impls[I]->Methods[M], Sess);
  // NOLINTEND(modernize-loop-convert)
  CheckConsts();
  // What is asked of types may not end with infinite ones.
  if (!checkHiddenTypes(W, Diags))
    return;
  runAutoChecks(Sess);
  checkFutureSizes(W, Diags);

  if (Diags.hasErrors())
    return;
  if (!W.Main) {
    Diags.error({}, "the program has no function `main`");
    return;
  }
  const FnDef &Main = *W.Main;
  if (Main.Async)
    Diags.error(Main.Loc, "`main` cannot be async: use `block_on` inside it");
  else if (!Main.Params.empty() || Main.Generics.count() || !Main.Ret->isUnit())
    Diags.error(Main.Loc, "`main` must be `fn main()`, without parameters and "
                          "result");
}

bool traitc::evaluateLength(const ast::Expr &E, World &W, ast::Context &Ctx,
                            Diagnostics &Diags, uint64_t &Result,
                            const TypeScope *Scope) {
  CheckSession Sess(W, Ctx, Diags);
  BodyChecker C(Sess, nullptr);
  std::unique_ptr<hir::Body> B = C.checkLength(E, Scope);
  if (!B)
    return false;
  llvm::APInt V;
  if (!evaluate(*B->Root, Sess, V)) {
    Diags.error(E.loc(), "an array's length must be a constant");
    return false;
  }
  if (V.getActiveBits() > 40) {
    Diags.error(E.loc(), "the array is too long");
    return false;
  }
  Result = V.getZExtValue();
  return true;
}

//===----------------------------------------------------------------------===//
// Send
//===----------------------------------------------------------------------===//

static const char *autoName(Lang L) {
  return L == Lang::Send ? "Send" : L == Lang::Sync ? "Sync" : "Unpin";
}

static void explain(ArrayRef<std::string> Why, SMLoc Loc, CheckSession &Sess) {
  for (const std::string &Line : Why)
    Sess.Diags.note(Loc, Line);
}

/// What runs when \p M is called on its first type argument, as far as \p Env
/// tells; without a function: that is not known here.
static FnRef methodIn(const FnRef &M, const ParamEnv &Env, World &W) {
  Solver S(W, Env, nullptr);
  TraitDef *Trait = M.Fn->Trait;
  size_t OfTrait = Trait->Generics.count();
  Selection Sel = S.select({Trait, M.As.take_front(OfTrait)});
  if (Sel.K != Selection::Impl)
    return {};
  for (const auto &Own : Sel.TheImpl->Methods) {
    if (Own->Name != M.Fn->Name)
      continue;
    SmallVector<const Type *, 4> As;
    for (const Type *T : Sel.ImplArgs)
      As.push_back(S.normalize(T));
    Args Rest = M.As.drop_front(OfTrait);
    As.append(Rest.begin(), Rest.end());
    return {Own.get(), W.Types.save(As)};
  }
  return M; // the trait's own body
}

/// The futures and values that the trait's methods return when \p Ty runs
/// them: for `dyn Trait + Send` they have to be Send too. That their `impl
/// Trait` arguments are is asked of each call.
static void checkResults(const AutoCheck &A, const ParamEnv &Env,
                         CheckSession &Sess) {
  for (const FnRef &M : vtableMethods(A.Dyn, Sess.W)) {
    if (!M.Fn->returnsOpaque())
      continue;
    SmallVector<const Type *, 4> As(M.As.begin(), M.As.end());
    As[0] = A.Ty;
    for (const GenericParamDef &P : M.Fn->Generics.Own)
      As[P.Index] = withSend(As[P.Index], Sess.W);
    for (const Type *&T : As)
      if (T->is(TypeKind::Error))
        return;
    FnRef F = methodIn({M.Fn, Sess.W.Types.save(As)}, Env, Sess.W);
    if (!F.Fn) {
      Sess.Diags.error(A.Loc, "`" + A.Ty->str() + "` cannot become `" +
                                  A.Dyn->str() + "`: what its method `" +
                                  M.Fn->Name + "` returns is not known to be " +
                                  autoName(A.Auto));
      return;
    }
    if (!F.Fn->returnsOpaque())
      continue;
    const Type *Result = F.Fn->Async ? Sess.W.Types.future(F.Fn, F.As)
                                     : Sess.W.Types.opaque(F.Fn, F.As, 0);
    Solver S(Sess.W, Env, nullptr);
    SmallVector<std::string, 2> Why = S.whyNotAuto(Result, A.Auto);
    if (Why.empty())
      continue;
    Sess.Diags.error(A.Loc, "`" + A.Ty->str() + "` cannot become `" +
                                A.Dyn->str() + "`: what its method `" +
                                F.Fn->Name + "` returns is not " +
                                autoName(A.Auto));
    explain(Why, F.Fn->Loc, Sess);
    return;
  }
}

void traitc::runAutoChecks(CheckSession &Sess) {
  // Bodies that are checked here may add more.
  for (size_t I = 0; I != Sess.AutoChecks.size(); ++I) {
    AutoCheck A = Sess.AutoChecks[I];
    if (A.Ty->hasError())
      continue;
    ParamEnv Env = A.Generics ? paramEnvOf(*A.Generics, Sess.W) : ParamEnv();
    Solver S(Sess.W, Env, nullptr);
    SmallVector<std::string, 2> Why = S.whyNotAuto(A.Ty, A.Auto);
    if (!Why.empty()) {
      if (A.Dyn)
        Sess.Diags.error(A.Loc, "`" + A.Ty->str() + "` cannot become `" +
                                    A.Dyn->str() + "`: it is not " +
                                    autoName(A.Auto));
      else
        Sess.Diags.error(A.Loc,
                         "`" + A.Ty->str() + "` is not " + autoName(A.Auto));
      explain(Why, A.Loc, Sess);
    } else if (A.Dyn && A.Auto == Lang::Send) {
      checkResults(A, Env, Sess);
    }
  }
  Sess.AutoChecks.clear();
}
