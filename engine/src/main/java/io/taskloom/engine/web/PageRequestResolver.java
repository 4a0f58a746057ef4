package io.taskloom.engine.web;

import io.taskloom.engine.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

class PageRequestResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String cursor = request.getParameter("cursor");
        String limit = request.getParameter("limit");
        try {
            return new PageRequest(limit == null ? PageRequest.DEFAULT_LIMIT : Integer.parseInt(limit), cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("limit", "range", "The limit is a number from 1 to " + PageRequest.MAX_LIMIT + ".");
        }
    }
}
