package paybridge.web;

import java.util.List;

/// What a kind of problem means to the one who gets it.
///
/// @param word the stable last part of `type`
/// @param status the HTTP status it comes with
/// @param meaning what happened, for a person
/// @param remedy what to do about it, in order
public record ProblemType(String word, int status, String meaning, List<String> remedy) {}
